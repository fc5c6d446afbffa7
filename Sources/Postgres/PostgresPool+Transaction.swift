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

    /// Runs statements as one transaction, and gives the result of each. Throws `PostgresError` as `execute` does; then
    /// none took effect, unless it `mayHaveCommitted`.
    @discardableResult
    public nonisolated(nonsending) func executeTogether(
        _ commands: [(statement: Statement, values: [PostgresValue])]
    ) async throws(PostgresError) -> [PostgresResult] {
        let transaction = PostgresTransaction(pool: self, isolation: .readCommitted)
        var results: [PostgresResult] = []
        do throws(PostgresError) {
            for command in commands {
                results.append(try await transaction.execute(command.statement, command.values))
            }
            if Task.isCancelled { throw PostgresError.cancelled }
        } catch {
            await transaction.rollback()
            throw error
        }
        try await transaction.commit()
        return results
    }
}
