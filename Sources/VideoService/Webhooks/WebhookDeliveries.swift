import HTTPClient
import JobQueue
import Logging
import Postgres
import ServiceLifecycle
import ServiceRuntime

/// The parts of `work` that tell webhooks, connected.
struct WebhookDeliveries {
    private let worker: JobWorker<DeliverWebhookJob>
    private let fanOut: WebhookFanOut

    /// - Throws: `HTTPClientError` when no client can be started.
    init(pool: PostgresPool, options: VideoWorker.Options, logger: Logger) throws(HTTPClientError) {
        // Straight, never by a proxy: behind one it could not be seen where a name leads.
        let client = try HTTPClient(HTTPClientConfiguration(userAgent: "VeoGen/\(VeoGenVersion.current)"))
        let address = WebhookAddress(allowsLoopback: options.allowsLoopbackWebhooks)
        let queue = JobQueue(name: DeliverWebhookJob.queueName, pool: pool)
        let job = DeliverWebhookJob(
            queue: queue, store: DeliveryStore(pool: pool), sender: WebhookSender(client: client, address: address),
            schedule: options.webhookSchedule, logger: logger)
        var config = JobWorkerConfig()
        config.concurrency = Limits.webhookConcurrency
        config.pollInterval = min(Limits.webhookPollInterval, options.worker.pollInterval * 4)
        config.drainTimeout = options.worker.drainTimeout
        let worker = JobWorker(queue: queue, handler: job, config: config, logger: logger)
        self.worker = worker
        fanOut = WebhookFanOut(pool: pool, wake: { worker.wake() }, logger: logger)
    }

    /// The parts that run, in the order in which they start.
    var services: [any Service] { [fanOut, worker] }
}
