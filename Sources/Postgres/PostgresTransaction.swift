import Synchronization

/// A transaction under way, for use inside the body that it was passed to; later calls fail.
///
/// After a statement has failed, PostgreSQL refuses all others (25P02): let the error end the body.
public final class PostgresTransaction: Sendable {
    private enum State {
        case unused
        case begun
        case ended
    }

    private static let leases = Atomic<UInt64>(0)
    private static let commitStatement: Statement = "COMMIT"
    private static let rollbackStatement: Statement = "ROLLBACK"

    private let pool: PostgresPool
    private let isolation: PostgresIsolation
    private let lease = PostgresTransaction.leases.wrappingAdd(1, ordering: .relaxed).newValue
    private let state = Mutex(State.unused)

    init(pool: PostgresPool, isolation: PostgresIsolation) {
        self.pool = pool
        self.isolation = isolation
    }

    /// Runs a statement. Cancelling the task stops it on the server. Throws `PostgresError`.
    ///
    /// `timeout` is how long this side waits for the answer, where the transaction has raised the server's own limit.
    @discardableResult
    public nonisolated(nonsending) func execute(
        _ statement: Statement, _ values: [PostgresValue] = [], timeout: Duration? = nil
    ) async throws(PostgresError) -> PostgresResult {
        try await run(pool.request(statement, values, timeout: timeout))
    }

    /// Runs a text of several statements, such as a migration. Never build one from outside input: it takes no
    /// parameters. The result is the last statement's. Throws `PostgresError`.
    @discardableResult
    public nonisolated(nonsending) func executeScript(
        _ sql: String, timeout: Duration? = nil
    ) async throws(PostgresError) -> PostgresResult {
        guard !sql.utf8.contains(0) else { throw PostgresError(.invalidValue, "the script holds a NUL character") }
        return try await run(Request(.script(sql), timeout: timeout ?? pool.config.statementTimeout))
    }

    private nonisolated(nonsending) func run(_ request: Request) async throws(PostgresError) -> PostgresResult {
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                request.attach(continuation)
                submit(request)
            }
        } onCancel: {
            request.markCancelled()
            pool.engine.submit(.cancel(request))
        }
        return try outcome.get()
    }

    /// Submitted under the lock, so that the statement with BEGIN comes first even if the body's tasks race.
    private func submit(_ request: Request) {
        state.withLock { state in
            switch state {
            case .unused:
                state = .begun
                pool.submit(request, .begin(lease: lease, isolation))
            case .begun: pool.submit(request, .statement(lease: lease))
            case .ended: request.finish(.failure(.transactionEnded))
            }
        }
    }

    /// Ends the transaction; false when no statement had begun it.
    private func end() -> Bool {
        state.withLock { state in
            defer { state = .ended }
            return state == .begun
        }
    }

    nonisolated(nonsending) func commit() async throws(PostgresError) {
        guard end() else { return }
        let request = try pool.request(Self.commitStatement, [])
        _ = try await pool.runToEnd(request, .commit(lease: lease))
    }

    nonisolated(nonsending) func rollback() async {
        guard end() else { return }
        do {
            let request = try pool.request(Self.rollbackStatement, [])
            _ = try await pool.runToEnd(request, .rollback(lease: lease))
        } catch {
            // The connection is gone, and the server has rolled the transaction back with it.
            pool.logger.debug("a rollback found its connection lost", metadata: ["error": "\(error)"])
        }
    }
}
