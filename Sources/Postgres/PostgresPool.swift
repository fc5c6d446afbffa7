import Logging
import Synchronization

/// Connections to one PostgreSQL database, shared by any number of tasks.
///
/// It connects by itself, from its creation on, and reconnects after a loss. While the server can't be reached, calls
/// wait for it up to `acquireTimeout` and then fail as `unavailable`, at once when it has been away for longer.
public final class PostgresPool: Sendable {
    let engine: Engine
    let config: PostgresConfig
    let logger: Logger

    /// Starts the engine's thread. Throws `PostgresError` of kind `unavailable` when the system has no thread or
    /// descriptor left; a server that can't be reached shows in the calls.
    public init(config: PostgresConfig, logger: Logger) throws(PostgresError) {
        self.config = config.bounded
        self.logger = logger
        engine = try Engine(config: config.bounded, logger: logger)
    }

    deinit {
        engine.submit(.close)
    }

    /// Runs one independent SELECT, sent together with others over a shared connection. The session refuses to write.
    ///
    /// It may run twice when a connection breaks. Cancelling the task ends the wait at once. Throws `PostgresError`.
    public nonisolated(nonsending) func read(
        _ statement: Statement, _ values: [PostgresValue] = []
    ) async throws(PostgresError) -> PostgresResult {
        let request = try request(statement, values)
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                request.attach(continuation)
                submit(request, .read)
            }
        } onCancel: {
            // The server may go on, since stopping it would stop its neighbours too; `statementTimeout` bounds that.
            request.markCancelled()
            request.finish(.failure(.cancelled))
        }
        return try outcome.get()
    }

    /// Runs one statement as its own transaction on an exclusive connection, in one round trip.
    ///
    /// Cancelling the task stops the statement on the server; the call returns when it has ended there. Throws
    /// `PostgresError`; one that `mayHaveCommitted` leaves open whether the statement took effect.
    @discardableResult
    public nonisolated(nonsending) func execute(
        _ statement: Statement, _ values: [PostgresValue] = []
    ) async throws(PostgresError) -> PostgresResult {
        try await runCancellable(request(statement, values), .autocommit)
    }

    /// Returns when the server has answered. Throws `PostgresError`.
    public nonisolated(nonsending) func ping() async throws(PostgresError) {
        _ = try await read(Self.pingStatement)
    }

    /// Connections and queues now.
    public var statistics: PoolStatistics { engine.statistics }

    /// Ends the pool: new calls fail, those under way get `closeTimeout` to finish. Returns when all connections are
    /// closed.
    public func close() async {
        await engine.close()
    }

    private static let pingStatement: Statement = "SELECT 1"

    func request(
        _ statement: Statement, _ values: [PostgresValue], timeout: Duration? = nil
    ) throws(PostgresError) -> Request {
        let parameters =
            try values.isEmpty
            ? EncodedParameters.none : EncodedParameters(values, bytesMax: config.parameterBytesMax)
        return Request(.statement(statement, parameters), timeout: timeout ?? config.statementTimeout)
    }

    func submit(_ request: Request, _ role: Operation.Role) {
        if !engine.submit(.run(request, role)) { request.finish(.failure(.closed)) }
    }

    /// Runs a request that the engine stops when the task is cancelled.
    nonisolated(nonsending) func runCancellable(
        _ request: Request, _ role: Operation.Role
    ) async throws(PostgresError) -> PostgresResult {
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                request.attach(continuation)
                submit(request, role)
            }
        } onCancel: {
            request.markCancelled()
            engine.submit(.cancel(request))
        }
        return try outcome.get()
    }

    /// Runs a request to its end, whether the task is cancelled or not.
    nonisolated(nonsending) func runToEnd(
        _ request: Request, _ role: Operation.Role
    ) async throws(PostgresError) -> PostgresResult {
        let outcome = await withUnsafeContinuation { continuation in
            request.attach(continuation)
            submit(request, role)
        }
        return try outcome.get()
    }
}
