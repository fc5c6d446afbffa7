import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Sends NOTIFY for many changes at once.
///
/// A commit that notifies holds a lock that all such commits of the database queue behind, so writers don't notify in
/// their own transactions. They report here after the commit, and one statement says it for all of them. What is lost
/// with a process is made good by the listeners' polls.
public final class NotificationCoalescer: Service {
    /// The least time between two notifications of a process.
    public static let interval = Duration.milliseconds(15)
    /// Topics in one notification: PostgreSQL takes fewer than 8,000 bytes, and a topic has at most 37 with its
    /// separator.
    static let topicsMax = 200
    /// Stands for all topics when there are more.
    public static let everyTopic = "*"

    private let pool: PostgresPool
    private let channel: String
    private let logger: Logger
    private let topics = Mutex(Set<PostgresUUID?>())
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// A coalescer for one channel; `run` starts it.
    public init(pool: PostgresPool, channel: String, logger: Logger) {
        self.pool = pool
        self.channel = channel
        self.logger = logger
        (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Something about `topic` was committed; nil for a channel without topics.
    public func report(_ topic: PostgresUUID? = nil) {
        let isFirst = topics.withLock { topics in
            defer { if topics.count <= Self.topicsMax { topics.insert(topic) } }
            return topics.isEmpty
        }
        if isFirst { signal.yield() }
    }

    /// Sends what is reported until the shutdown.
    public func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            for await _ in signals {
                await send()
                // Not a wait for anything: it makes what comes meanwhile go together. Cancellation ends the loop too.
                try? await Task.sleep(for: Self.interval)
            }
        } onCancelOrGracefulShutdown: {
            self.signal.finish()
        }
    }

    private func send() async {
        let reported = topics.withLock { topics in
            defer { topics = [] }
            return topics
        }
        let payload =
            reported.count > Self.topicsMax
            ? Self.everyTopic : reported.map { $0?.description ?? "" }.joined(separator: ",")
        do {
            try await pool.execute(Self.notifyStatement, [.text(channel), .text(payload)])
        } catch {
            logger.debug("a notification was lost", error: error)
        }
    }

    private static let notifyStatement: Statement = "SELECT pg_notify($1, $2)"
}
