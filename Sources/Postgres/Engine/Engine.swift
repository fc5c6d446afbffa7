import CEpoll
import Glibc
import Logging
import Synchronization

/// The tasks' side of the engine: a queue into its thread. All connections live on that thread alone.
final class Engine: Sendable {
    /// What the tasks ask of the thread.
    enum Command: Sendable {
        case run(Request, Operation.Role)
        /// The request's task was cancelled.
        case cancel(Request)
        /// A cancel request for this connection has been delivered, or could not be.
        case cancelDelivered(connection: UInt64)
        case listen(channel: String, NotificationBox)
        case unlisten(channel: String, NotificationBox)
        /// What was heard of where the server is.
        case lookedUp(HostLookup.Outcome)
        case close
    }

    private struct Queue {
        var commands: [Command] = []
        /// True while the thread waits in epoll: only then it needs a kick.
        var isThreadWaiting = false
        var isClosed = false
        var closeWaiters: [UnsafeContinuation<Void, Never>] = []
    }

    /// Readable when commands wait.
    let wakeDescriptor: Int32
    private let queue = Mutex(Queue())
    private let published = Mutex(PoolStatistics())

    /// Throws `PostgresError` of kind `unavailable` when the system has no descriptor or thread left.
    init(config: PostgresConfig, logger: Logger) throws(PostgresError) {
        wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard wakeDescriptor >= 0 else {
            throw PostgresError(.unavailable, "eventfd failed with errno \(errno)")
        }
        let poller = try Poller()
        do {
            try EngineThread.start(name: "postgres") { [self] in
                EngineLoop(engine: self, config: config, logger: logger, poller: poller).run()
            }
        } catch {
            Glibc.close(wakeDescriptor)
            throw error
        }
    }

    /// Hands a command to the thread; false when the engine is closed.
    @discardableResult
    func submit(_ command: Command) -> Bool {
        queue.withLock { queue in
            guard !queue.isClosed else { return false }
            queue.commands.append(command)
            // Kicked under the lock, so that the descriptor can't be closed in between.
            if queue.isThreadWaiting { eventfd_write(wakeDescriptor, 1) }
            queue.isThreadWaiting = false
            return true
        }
    }

    /// Takes what was submitted. When there is nothing, the next submission kicks `wakeDescriptor`.
    func takeCommands(into commands: inout [Command]) {
        commands.removeAll(keepingCapacity: true)
        queue.withLock { queue in
            swap(&queue.commands, &commands)
            queue.isThreadWaiting = commands.isEmpty
        }
    }

    /// Takes back the kick that woke the thread.
    func acknowledgeKick() {
        var count: eventfd_t = 0
        eventfd_read(wakeDescriptor, &count)
    }

    /// Returns when all connections are closed and the thread has ended.
    func close() async {
        submit(.close)
        await withUnsafeContinuation { continuation in
            let isClosed = queue.withLock { queue in
                if !queue.isClosed { queue.closeWaiters.append(continuation) }
                return queue.isClosed
            }
            if isClosed { continuation.resume() }
        }
    }

    /// The thread's last act: refuses further commands and answers the ones that slipped in.
    func markClosed() {
        let (left, waiters) = queue.withLock { queue in
            queue.isClosed = true
            defer { (queue.commands, queue.closeWaiters) = ([], []) }
            return (queue.commands, queue.closeWaiters)
        }
        for case .run(let request, _) in left { request.finish(.failure(.closed)) }
        for case .listen(_, let box) in left { box.finish() }
        Glibc.close(wakeDescriptor)
        for waiter in waiters { waiter.resume() }
    }

    var statistics: PoolStatistics { published.withLock { $0 } }

    func publish(_ statistics: PoolStatistics) {
        published.withLock { $0 = statistics }
    }
}
