import JobQueue
import Logging
import ServiceLifecycle
import ServiceRuntime
import Synchronization

/// Keeps the depth of the queue for the metrics, read now and then instead of at every scrape.
final class QueueGauges: Service {
    private let queue: JobQueue
    private let logger: Logger
    private let values = Mutex<(unfinished: Int, running: Int)?>(nil)

    init(queue: JobQueue, logger: Logger) {
        self.queue = queue
        self.logger = logger
    }

    /// Adds the gauges.
    func register(in metrics: PrometheusRegistry) {
        metrics.gauge("veogen_video_queue_size", help: "Videos that wait or are being made.") {
            self.values.withLock { $0.map { Double($0.unfinished) } }
        }
        metrics.gauge("veogen_active_video_generations", help: "Videos that a worker holds now.") {
            self.values.withLock { $0.map { Double($0.running) } }
        }
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let values = (try await self.queue.unfinishedCount(), try await self.queue.runningCount())
                    self.values.withLock { $0 = values }
                } catch {
                    self.values.withLock { $0 = nil }
                    self.logger.debug("the queue's depth was not read", error: error)
                }
                // Only cancellation ends it early, and the loop's condition sees it.
                try? await Task.sleep(for: Limits.gaugeInterval)
            }
        }
    }
}
