import JobQueue
import Logging
import ServiceLifecycle
import ServiceRuntime
import Synchronization

/// Keeps the depth of the queue, and the unsettled paid calls, for the metrics, read now and then instead of at every
/// scrape.
final class QueueGauges: Service {
    private struct Values {
        let unfinished: Int
        let running: Int
        let calls: [GenerationWork.CallState: Int]
    }

    private static let callStates: [GenerationWork.CallState] = [
        .prepared, .sending, .accepted, .ambiguous, .unconfirmed,
    ]

    private let queue: JobQueue
    private let ledger: CallLedger
    private let logger: Logger
    private let values = Mutex<Values?>(nil)

    init(queue: JobQueue, ledger: CallLedger, logger: Logger) {
        self.queue = queue
        self.ledger = ledger
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
        for state in Self.callStates {
            metrics.gauge(
                "veogen_provider_calls", help: "Calls that cost money and are not settled, by state.",
                labels: [("state", state.rawValue)]
            ) {
                self.values.withLock { $0.map { Double($0.calls[state, default: 0]) } }
            }
        }
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let values = Values(
                        unfinished: try await self.queue.unfinishedCount(),
                        running: try await self.queue.runningCount(), calls: try await self.ledger.unsettledCounts())
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
