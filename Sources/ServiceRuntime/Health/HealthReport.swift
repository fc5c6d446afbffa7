/// The state of a process and of what it depends on, at one moment.
public struct HealthReport: Sendable, Equatable {
    /// The process as a whole.
    public enum Status: String, Sendable {
        /// Everything is usable.
        case ok
        /// A dependency that the process can do without is not usable.
        case degraded
        /// A required dependency is not usable.
        case unavailable
        /// The process is shutting down and wants no new work.
        case stopping
    }

    /// The process as a whole.
    public let status: Status
    /// Every dependency's result by its name.
    public let checks: [String: HealthResult]

    /// Whether new work may be sent here.
    public var isReady: Bool { status == .ok || status == .degraded }

    /// `{"status": …, "checks": {NAME: {"status": "ok" | "failed", "detail": …}}}`, names sorted.
    public var json: String {
        let entries = checks.sorted { $0.key < $1.key }.map { name, result in
            let status = result.isUsable ? "ok" : "failed"
            let detail = result.detail.map { ",\"detail\":\(Self.quoted($0))" } ?? ""
            return "\(Self.quoted(name)):{\"status\":\"\(status)\"\(detail)}"
        }
        return "{\"status\":\"\(status.rawValue)\",\"checks\":{\(entries.joined(separator: ","))}}"
    }

    private static func quoted(_ text: String) -> String {
        var kept = text.unicodeScalars[...]
        while kept.reduce(0, { $0 + $1.utf8.count }) > HealthLimits.detailBytesMax { kept.removeLast() }
        return "\"" + kept.map(\.logEscaped).joined() + "\""
    }
}
