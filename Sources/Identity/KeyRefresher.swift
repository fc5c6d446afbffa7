/// Asks for the published keys when a token names one that is not known: one question at a time, and not more often
/// than `intervalSeconds`, however many forged names arrive.
actor KeyRefresher {
    /// The least time between two questions, in seconds. A new key is published well before it signs, so this delays
    /// nobody.
    static let intervalSeconds: Int64 = 2

    private var running: Task<Void, any Error>?
    private var lastStartedAt: UnixTime?
    private var lastFailure: String?

    /// Runs `refresh`, or waits for the one that runs. Returns at once when the last one is too recent and succeeded.
    ///
    /// - Throws: `AuthenticationError.keysUnavailable` when it failed, or failed too recently to be repeated.
    func refresh(
        now: UnixTime, _ refresh: @escaping @Sendable () async throws -> Void
    ) async throws(AuthenticationError) {
        if running == nil {
            // A clock that was set back does not keep us from asking.
            if let last = lastStartedAt, (0..<Self.intervalSeconds).contains(now.seconds - last.seconds) {
                if let lastFailure { throw .keysUnavailable(reason: lastFailure) }
                return
            }
            lastStartedAt = now
        }
        // A task of its own: a caller that gives up must not take the answer from the others.
        let task = running ?? Task { try await refresh() }
        running = task
        let outcome = await task.result
        if running == task { running = nil }
        switch outcome {
        case .success:
            lastFailure = nil
        case .failure(let error):
            let reason = String(describing: error)
            lastFailure = reason
            throw .keysUnavailable(reason: reason)
        }
    }
}
