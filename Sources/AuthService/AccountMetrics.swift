import CoreMetrics

/// Counts what happens to accounts.
struct AccountMetrics: Sendable {
    /// How a login ended.
    enum LoginOutcome: Sendable {
        case succeeded, refused(LoginRefusal), busy, throttled
    }

    private let succeeded = Self.logins("succeeded")
    private let badCredentials = Self.logins("bad_credentials")
    private let inactive = Self.logins("inactive_user")
    private let busy = Self.logins("busy")
    private let throttled = Self.logins("throttled")
    private let reuses = Counter(label: "veogen_auth_refresh_token_reuses_total")

    func countLogin(_ outcome: LoginOutcome) {
        switch outcome {
        case .succeeded: succeeded.increment()
        case .refused(.badCredentials): badCredentials.increment()
        case .refused(.inactiveUser): inactive.increment()
        case .busy: busy.increment()
        case .throttled: throttled.increment()
        }
    }

    func countReuse() {
        reuses.increment()
    }

    private static func logins(_ outcome: String) -> Counter {
        Counter(label: "veogen_auth_logins_total", dimensions: [("outcome", outcome)])
    }
}
