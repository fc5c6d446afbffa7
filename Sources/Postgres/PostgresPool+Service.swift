import ServiceLifecycle

extension PostgresPool: Service {
    /// Waits for the graceful shutdown, or the cancellation, of its service group, and closes the pool. The pool works
    /// before `run` is called.
    public func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            // Cancelled instead of shut down: there is the same to be done.
        }
        await close()
    }
}
