/// Work that may take so long, and no longer.
enum Deadline {
    /// What `body` returns or throws, or nil when the time is up; it has been cancelled then, and has ended.
    static func run<Value: Sendable>(
        within limit: Duration, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                // Ends early by cancellation when the work is done.
                try? await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
