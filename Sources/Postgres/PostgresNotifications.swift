import Synchronization

/// What was notified on a channel since the last look.
public struct PostgresWakeUp: Sendable, Equatable {
    /// The payloads, each once, in the order in which they first came.
    public var payloads: [String] = []
    /// True when notifications may have been missed: listening has just begun, the connection was replaced, or more
    /// came than are kept. Look at the data itself.
    public var mayHaveMissed = false

    /// A wake-up with these contents.
    public init(payloads: [String] = [], mayHaveMissed: Bool = false) {
        self.payloads = payloads
        self.mayHaveMissed = mayHaveMissed
    }
}

/// Wake-ups from `PostgresPool.listen`, for one consumer. They end when the pool closes; listening ends with the
/// iterator or the consumer's cancellation.
public struct PostgresNotifications: AsyncSequence, Sendable {
    let box: NotificationBox
    let signals: AsyncStream<Void>

    /// The iterator.
    public func makeAsyncIterator() -> Iterator {
        Iterator(box: box, signals: signals.makeAsyncIterator())
    }

    /// Takes together what came since the last call.
    public struct Iterator: AsyncIteratorProtocol {
        let box: NotificationBox
        var signals: AsyncStream<Void>.Iterator

        /// The next wake-up; nil at the end.
        public mutating func next() async -> PostgresWakeUp? {
            while await signals.next() != nil {
                if let wakeUp = box.take() { return wakeUp }
            }
            return nil
        }
    }
}

/// Collects a channel's notifications between the engine's thread and a listener, bounded and without repetition.
final class NotificationBox: Sendable {
    /// Different payloads kept for a listener that is busy.
    static let payloadsMax = 256

    private let content = Mutex(PostgresWakeUp())
    private let signal: AsyncStream<Void>.Continuation

    init(signal: AsyncStream<Void>.Continuation) {
        self.signal = signal
    }

    func add(_ payload: String) {
        content.withLock { content in
            guard !content.payloads.contains(payload) else { return }
            if content.payloads.count < Self.payloadsMax {
                content.payloads.append(payload)
            } else {
                content.mayHaveMissed = true
            }
        }
        signal.yield()
    }

    /// Listening has begun, or begun again.
    func resume() {
        content.withLock { $0.mayHaveMissed = true }
        signal.yield()
    }

    func finish() {
        signal.finish()
    }

    func take() -> PostgresWakeUp? {
        content.withLock { content in
            defer { content = PostgresWakeUp() }
            return content == PostgresWakeUp() ? nil : content
        }
    }
}

extension PostgresPool {
    /// Listens to a channel on a connection kept for that. The first wake-up says that listening has begun; after a
    /// reconnect one says that notifications may have been missed.
    ///
    /// Throws `PostgresError` of kind `invalidValue` for a name that PostgreSQL would not keep as it is.
    public func listen(to channel: String) throws(PostgresError) -> PostgresNotifications {
        guard SQLIdentifier.isValid(channel) else {
            throw PostgresError(.invalidValue, "a channel's name has 1 to \(SQLIdentifier.bytesMax) bytes and no NUL")
        }
        let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let box = NotificationBox(signal: signal)
        signal.onTermination = { [engine] _ in engine.submit(.unlisten(channel: channel, box)) }
        if !engine.submit(.listen(channel: channel, box)) { box.finish() }
        return PostgresNotifications(box: box, signals: signals)
    }
}
