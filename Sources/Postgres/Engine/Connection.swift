import CLibPQ
import DequeModule

/// One session with the server, driven without blocking. It belongs to the engine's thread.
///
/// It is in pipeline mode all the time: commands are answered in the order they were sent, those up to a sync form one
/// unit, of which an error skips the rest.
final class Connection {
    /// Whom it serves.
    enum Purpose {
        case reads
        case exclusive
        case notifications
    }

    /// What the server still has to answer.
    enum Pending {
        case operation(Operation, PreparedStatements.Entry?)
        case prepare(PreparedStatements.Entry)
        /// BEGIN, DEALLOCATE or LISTEN, which nobody waits for. A failure shows in what follows it.
        case housekeeping
        case sync
    }

    let id: UInt64
    let purpose: Purpose
    let handle: OpaquePointer
    let opened: ContinuousClock.Instant
    let limits: PostgresConfig

    var isReady = false
    /// Why it can't be used any more; the owner then closes it.
    var failure: PostgresError?
    var pending = Deque<Pending>()
    var operationsPending = 0
    /// Operations to be sent again, on this connection or another one.
    var returned: [Operation] = []
    var prepared: PreparedStatements
    /// Set when the server keeps a statement that this side has forgotten.
    var isStale = false
    var lastActivity: ContinuousClock.Instant
    /// When silence means that it is dead.
    var deadline: ContinuousClock.Instant?
    /// The transaction that holds it.
    var lease: Lease?
    /// Channels that LISTEN has been sent for and not answered yet.
    var channelsRequested: Set<String> = []
    /// From asking for a cancel until the request has been delivered. No command may be sent meanwhile: it would be
    /// hit.
    var isCancelUnderWay = false
    /// It was asked for a sign of life, and gets no work before that has come.
    var isChecking = false
    /// The sign of life has come, and no work since.
    var isChecked = false
    /// The command under way was asked to stop.
    var isCancelRequested = false
    /// Closed on purpose: no sign that the server has trouble.
    var isRetired = false

    // The answer to the first pending command, while it arrives.
    var outcome: Arrival?
    /// What made the server skip the rest up to the next sync.
    var unitError: PostgresError?
    var bytesArrived = 0
    var readsSinceAnswer = 0
    /// Output waits for the socket to take more.
    var wantsWrite = false
    /// What epoll has been told.
    var isWritingWatched = false

    /// What arrived for a command.
    enum Arrival {
        case answered(Request.Outcome)
        case skipped
    }

    init(id: UInt64, purpose: Purpose, handle: OpaquePointer, limits: PostgresConfig, now: ContinuousClock.Instant) {
        self.id = id
        self.purpose = purpose
        self.handle = handle
        self.limits = limits
        prepared = PreparedStatements(countMax: limits.preparedStatementsMax)
        opened = now
        lastActivity = now
        deadline = now + limits.connectTimeout
    }

    /// True when it can take an exclusive command: nothing pending, nothing that could still hit it.
    var isIdle: Bool { isReady && failure == nil && pending.isEmpty && !isCancelUnderWay }

    var descriptor: Int32 { PQsocket(handle) }

    /// True inside a transaction block that can go on.
    var isInTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INTRANS }

    /// True inside a transaction block, failed or not.
    var isInTransactionBlock: Bool { isInTransaction || PQtransactionStatus(handle) == PQTRANS_INERROR }

    /// The moment at which it is replaced. Spread by up to a tenth, so that not all go at once.
    var recycleAt: ContinuousClock.Instant {
        opened + limits.recycleAfter * (1 - Double(id % 8) / 80)
    }

    func isDueForRecycling(_ now: ContinuousClock.Instant) -> Bool { isStale || now >= recycleAt }

    func fail(_ kind: PostgresError.Kind, _ message: String, sqlState: String? = nil) {
        if failure == nil { failure = PostgresError(kind, message, sqlState: sqlState) }
    }

    /// Ends the session. Reads come back to be sent elsewhere, everything else is answered with the failure.
    func close() -> [Operation] {
        PQfinish(handle)
        let error = failure ?? PostgresError(.connectionLost, "the connection was closed")
        for case .operation(var operation, _) in pending {
            if operation.role == .read, error.kind != .resultTooLarge, operation.attempt < Operation.attemptsMax {
                operation.attempt += 1
                returned.append(operation)
            } else {
                operation.request.finish(.failure(error.losing(operation)))
            }
        }
        pending.removeAll()
        failure = error
        isReady = false
        return takeReturned()
    }

    func takeReturned() -> [Operation] {
        guard !returned.isEmpty else { return [] }
        defer { returned = [] }
        return returned
    }
}

extension PostgresError {
    /// The same, for an operation that was under way.
    func losing(_ operation: Operation) -> PostgresError {
        PostgresError(kind, message, sqlState: sqlState, mayHaveCommitted: operation.commits)
    }
}
