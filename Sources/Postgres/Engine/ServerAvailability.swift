/// Whether the server can be reached, and when to try again.
struct ServerAvailability {
    /// The first pause after a failure; short, since a restart takes about as long.
    private static let pauseMin: Duration = .milliseconds(50)
    /// The longest pause: a server that comes back is found within it.
    private static let pauseMax: Duration = .seconds(1)

    /// When the first of the failures since the last success happened; nil while the server can be reached.
    private(set) var unreachableSince: ContinuousClock.Instant?
    /// No connection is opened before.
    private(set) var nextAttempt: ContinuousClock.Instant?
    /// What the last attempt failed of, for the callers.
    private(set) var lastFailure: PostgresError?
    private var pause = Self.pauseMin

    mutating func succeeded() {
        self = ServerAvailability()
    }

    /// A pause that is over no longer keeps connections from being opened together.
    mutating func endPause() {
        nextAttempt = nil
    }

    /// While other connections work, a failed attempt says that the server is full, not that it is away.
    mutating func failed(_ error: PostgresError, now: ContinuousClock.Instant, othersWork: Bool) {
        if !othersWork { unreachableSince = unreachableSince ?? now }
        lastFailure = error
        // Jitter keeps many processes from knocking in step.
        nextAttempt = now + pause * Double.random(in: 0.5...1)
        pause = min(pause * 2, Self.pauseMax)
    }

    /// The error of a call that found no server.
    var error: PostgresError {
        let text = lastFailure?.message ?? "the server can't be reached"
        return PostgresError(.unavailable, text, sqlState: lastFailure?.sqlState)
    }
}
