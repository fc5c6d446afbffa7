import JobQueue
import Logging
import Postgres
import ServiceLifecycle
import ServiceRuntime
import Synchronization

/// Turns events into deliveries: soon after they are announced, and in any case by looking now and then. Any number of
/// processes may do so at once.
final class WebhookFanOut: Service {
    private let pool: PostgresPool
    private let store: WebhookStore
    /// Called when there are new deliveries.
    private let wake: @Sendable () -> Void
    private let logger: Logger
    /// The webhooks that are on, by their owner: most users have none, and their events cost nothing here.
    private let known = Mutex<[PostgresUUID: [PostgresUUID]]>([:])

    init(pool: PostgresPool, wake: @escaping @Sendable () -> Void, logger: Logger) {
        self.pool = pool
        store = WebhookStore(pool: pool)
        self.wake = wake
        self.logger = logger
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.listen() }
                group.addTask {
                    while !Task.isCancelled {
                        await self.look()
                        // Only cancellation ends it early, and the loop's condition sees it.
                        try? await Task.sleep(for: Limits.webhookPollInterval)
                    }
                }
            }
        }
    }

    private func listen() async {
        do {
            for await wakeUp in try pool.listen(to: Schema.eventChannel) {
                for payload in wakeUp.payloads {
                    for topic in payload.split(separator: ",") {
                        guard let owner = PostgresUUID(String(topic)) else { continue }
                        for id in known.withLock({ $0[owner] }) ?? [] { await fanOut(id) }
                    }
                }
            }
        } catch {
            logger.error("events for webhooks are found by polling only", error: error)
        }
    }

    /// Learns which webhooks there are, and makes the deliveries of those that have news.
    func look() async {
        let listeners: [WebhookStore.Listener]
        do {
            listeners = try await store.listeners()
        } catch {
            if !Task.isCancelled { logger.warning("webhooks were not read", error: error) }
            return
        }
        let byOwner = Dictionary(grouping: listeners, by: \.owner).mapValues { $0.map(\.id) }
        known.withLock { $0 = byOwner }
        for listener in listeners where listener.hasNews { await fanOut(listener.id) }
    }

    private func fanOut(_ id: PostgresUUID) async {
        var count = 0
        do {
            repeat {
                count = try await store.fanOut(id)
                if count > 0 { wake() }
            } while count == Limits.eventsPerRead && !Task.isCancelled
        } catch {
            // The poll looks again.
            if !Task.isCancelled { logger.warning("deliveries were not made", error: error) }
        }
    }
}
