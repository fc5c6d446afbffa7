extension PostgresPool {
    /// Runs `body` in a transaction on an exclusive connection: commits when it returns, rolls back when it throws or
    /// the task is cancelled before the commit.
    ///
    /// The connection is taken with the first statement, which brings BEGIN along. Throws what `body` throws, or
    /// `PostgresError`: of kind `other` (25P02) when `body` returned although a statement had failed, and one that
    /// `mayHaveCommitted` when the connection broke during COMMIT. Retrying is the caller's decision.
    public nonisolated(nonsending) func transaction<Value: Sendable>(
        isolation: PostgresIsolation = .readCommitted,
        _ body: nonisolated(nonsending) (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let transaction = PostgresTransaction(pool: self, isolation: isolation)
        let value: Value
        do {
            value = try await body(transaction)
            if Task.isCancelled { throw PostgresError.cancelled }
        } catch {
            await transaction.rollback()
            throw error
        }
        try await transaction.commit()
        return value
    }
}
