import DequeModule
import Glibc
import Logging

/// The engine's thread: owns every connection, waits for all of them in one epoll, and never blocks on one.
final class EngineLoop {
    /// The wake-up descriptor's id among those of connections, which start at 1.
    private static let wakeID: UInt64 = 0

    let engine: Engine
    let config: PostgresConfig
    let logger: Logger
    let poller: Poller
    let cancels: CancelQueue
    let hosts: HostLookup

    var now = ContinuousClock.now
    var connections: [UInt64: Connection] = [:]
    var connectionsOpened: UInt64 = 0
    var availability = ServerAvailability()

    /// Reads that wait for room on a shared connection.
    var reads = Deque<Operation>()
    /// Writes and first statements of transactions that wait for an exclusive connection.
    var waiters = Deque<Operation>()
    var leases: [UInt64: Lease] = [:]
    /// Exclusive connections with nothing to do, the last used at the end: the others age and are closed.
    var idle: [Connection] = []
    var listeners: [String: [NotificationBox]] = [:]
    var channelsHeard: Set<String> = []
    /// The connection for notifications isn't opened before.
    var listenAt: ContinuousClock.Instant?

    /// When the engine was asked to close.
    var closing: ContinuousClock.Instant?
    private var statistics = PoolStatistics()

    init(engine: Engine, config: PostgresConfig, logger: Logger, poller: Poller) {
        self.engine = engine
        self.config = config
        self.logger = logger
        self.poller = poller
        cancels = CancelQueue(engine: engine)
        hosts = HostLookup(of: config.endpoint.hostNames) { engine.submit(.lookedUp($0)) }
    }

    /// Runs until the engine is closed.
    func run() {
        var commands: [Engine.Command] = []
        guard poller.watch(engine.wakeDescriptor, id: Self.wakeID) else { return finish() }
        while true {
            now = .now
            for command in commands { handle(command) }
            checkTimers()
            openMissing()
            dispatchReads()
            dispatchWaiters()
            publish()
            if isFinished { return finish() }
            engine.takeCommands(into: &commands)
            let timeout: Duration? = commands.isEmpty ? nextTimer.map { $0 - .now } : .zero
            let ready = poller.wait(timeout: timeout)
            now = .now
            for id in ready { handleReady(id) }
        }
    }

    private func handleReady(_ id: UInt64) {
        if id == Self.wakeID { return engine.acknowledgeKick() }
        guard let connection = connections[id] else { return }
        if connection.isReady {
            connection.receive(now: now)
            settle(connection)
        } else {
            continueOpening(connection)
        }
    }

    private func handle(_ command: Engine.Command) {
        switch command {
        case .run(let request, let role): accept(request, role)
        case .cancel(let request): cancel(request)
        case .cancelDelivered(let id): cancelDelivered(id)
        case .listen(let channel, let box): listen(channel, box)
        case .unlisten(let channel, let box): unlisten(channel, box)
        case .lookedUp(let outcome):
            if let error = hosts.take(outcome, at: now) { attemptFailed(error) }
        case .close: closing = closing ?? now
        }
    }

    private func accept(_ request: Request, _ role: Operation.Role) {
        let operation = Operation(request: request, role: role, deadline: now + config.acquireTimeout, enqueued: now)
        if request.isCancelled { return refuse(operation, .cancelled) }
        switch role {
        case .statement(let lease), .commit(let lease), .rollback(let lease):
            continueTransaction(operation, lease: lease)
        case .read:
            if let error = refusal { return refuse(operation, error) }
            guard reads.count < config.readsQueuedMax else {
                return refuse(operation, PostgresError(.poolExhausted, "\(reads.count) reads are waiting already"))
            }
            reads.append(operation)
        case .autocommit, .begin:
            if let error = refusal { return refuse(operation, error) }
            guard waiters.count < config.waitersMax else {
                return refuse(operation, PostgresError(.poolExhausted, "\(waiters.count) writes are waiting already"))
            }
            if case .begin(let lease, _) = role { leases[lease] = Lease(id: lease) }
            waiters.append(operation)
        }
    }

    /// Why no new work is taken: the engine is closing, or the server has been away for longer than a call would wait.
    private var refusal: PostgresError? {
        if closing != nil { return .closed }
        guard let since = availability.unreachableSince, now - since > config.acquireTimeout else { return nil }
        return availability.error
    }

    /// Answers an operation that no connection has, and ends the transaction that it would have begun.
    func refuse(_ operation: Operation, _ error: PostgresError) {
        operation.request.finish(.failure(error))
        guard case .begin(let id, _) = operation.role, let lease = leases.removeValue(forKey: id) else { return }
        for waiting in lease.queue { waiting.request.finish(.failure(error)) }
    }

    private var isFinished: Bool {
        guard let closing else { return false }
        let isDrained =
            reads.isEmpty && waiters.isEmpty && leases.isEmpty
            && connections.values.allSatisfy { $0.operationsPending == 0 }
        return isDrained || now - closing >= config.closeTimeout
    }

    private func finish() {
        for operation in reads { refuse(operation, .closed) }
        for operation in waiters { refuse(operation, .closed) }
        for connection in connections.values {
            connection.fail(.unavailable, PostgresError.closed.message)
            for operation in connection.close() { refuse(operation, .closed) }
        }
        for lease in leases.values {
            for operation in lease.queue { operation.request.finish(.failure(.closed)) }
        }
        for boxes in listeners.values {
            for box in boxes { box.finish() }
        }
        engine.publish(PoolStatistics())
        engine.markClosed()
    }

    private func publish() {
        var current = PoolStatistics()
        for connection in connections.values where connection.isReady {
            switch connection.purpose {
            case .reads: current.sharedConnections += 1
            case .exclusive: current.exclusiveInUse += 1
            case .notifications: break
            }
        }
        current.exclusiveIdle = idle.count
        current.exclusiveInUse -= idle.count
        current.waiting = waiters.count + reads.count
        current.isReachable = availability.unreachableSince == nil
        if current != statistics {
            statistics = current
            engine.publish(current)
        }
    }
}
