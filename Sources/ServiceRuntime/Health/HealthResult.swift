/// What a check of one dependency found.
public struct HealthResult: Sendable, Equatable {
    /// Whether the dependency can be used.
    public let isUsable: Bool
    /// A word for people, such as a version or a reason; shown to whoever may read the health report.
    public let detail: String?

    /// The dependency can be used.
    public static func usable(_ detail: String? = nil) -> HealthResult {
        HealthResult(isUsable: true, detail: detail)
    }

    /// The dependency can't be used.
    public static func failed(_ detail: String) -> HealthResult {
        HealthResult(isUsable: false, detail: detail)
    }
}
