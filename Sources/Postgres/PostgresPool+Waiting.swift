extension PostgresPool {
    /// How long to wait between two attempts to reach a server that is not there.
    public static let reachabilityInterval: Duration = .seconds(1)

    /// Waits until the database can be reached and lets us in: it may be started, or made, after those who use it.
    ///
    /// - Throws: `CancellationError`, and what no waiting mends.
    public func waitUntilReachable() async throws {
        while true {
            do {
                return try await ping()
            } catch {
                guard error.isRetryable else { throw error }
                logger.warning("waiting for the database", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: Self.reachabilityInterval)
        }
    }
}
