import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Wakes the watchers of users whose videos changed: one listener for the process. A watcher holds no events, just the
/// sign that there are some, and reads them itself.
final class EventHub: Service {
    private struct State {
        var watchers: [PostgresUUID: [UInt64: AsyncStream<Void>.Continuation]] = [:]
        var count = 0
        var nextID: UInt64 = 0
        var isClosed = false
    }

    /// Why somebody can't watch.
    enum Refusal: Error {
        /// The process has as many watchers as it can.
        case tooMany
        /// The user has as many as he may.
        case tooManyOfUser
        /// The process is about to stop.
        case closed
    }

    private let pool: PostgresPool
    private let watchersPerUserMax: Int
    private let logger: Logger
    private let state = Mutex(State())

    init(pool: PostgresPool, watchersPerUserMax: Int, logger: Logger) {
        self.pool = pool
        self.watchersPerUserMax = watchersPerUserMax
        self.logger = logger
    }

    /// How many watch.
    var count: Int { state.withLock { $0.count } }

    /// Signs that there may be events of a user, the first at once. They end with the process.
    func watch(_ owner: PostgresUUID) throws(Refusal) -> AsyncStream<Void> {
        let (stream, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = try add(signal, of: owner)
        signal.onTermination = { [weak self] _ in self?.forget(owner, id) }
        signal.yield()
        return stream
    }

    private func add(_ signal: AsyncStream<Void>.Continuation, of owner: PostgresUUID) throws(Refusal) -> UInt64 {
        try state.withLock { state throws(Refusal) in
            if state.isClosed { throw .closed }
            if state.count >= Limits.watchersMax { throw .tooMany }
            if state.watchers[owner]?.count ?? 0 >= watchersPerUserMax { throw .tooManyOfUser }
            state.count += 1
            state.nextID &+= 1
            state.watchers[owner, default: [:]][state.nextID] = signal
            return state.nextID
        }
    }

    /// Listens until the shutdown, then ends all watches.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.listen() }
                group.addTask {
                    while !Task.isCancelled {
                        // Only cancellation ends it early.
                        try? await Task.sleep(for: Limits.watchPollInterval)
                        self.wakeAll()
                    }
                }
            }
        }
        close()
    }

    private func listen() async {
        do {
            for await wakeUp in try pool.listen(to: Schema.eventChannel) {
                if wakeUp.mayHaveMissed { wakeAll() }
                for payload in wakeUp.payloads {
                    for topic in payload.split(separator: ",") { wake(topic) }
                }
            }
        } catch {
            logger.error("events are found by polling only", error: error)
        }
    }

    private func wake(_ topic: Substring) {
        guard let owner = PostgresUUID(String(topic)) else { return wakeAll() }
        for signal in state.withLock({ $0.watchers[owner].map { Array($0.values) } ?? [] }) { signal.yield() }
    }

    private func wakeAll() {
        for signal in state.withLock({ $0.watchers.values.flatMap(\.values) }) { signal.yield() }
    }

    private func forget(_ owner: PostgresUUID, _ id: UInt64) {
        state.withLock { state in
            guard state.watchers[owner]?.removeValue(forKey: id) != nil else { return }
            state.count -= 1
            if state.watchers[owner]?.isEmpty == true { state.watchers[owner] = nil }
        }
    }

    private func close() {
        let signals = state.withLock { state in
            state.isClosed = true
            return state.watchers.values.flatMap(\.values)
        }
        for signal in signals { signal.finish() }
    }
}
