import JobQueue
import Logging
import Postgres
import RPC
import ServiceLifecycle
import VeoGenAPI

/// The parts of `work`, connected.
struct VideoWorker {
    /// What the parts are made from, besides the database.
    struct Options {
        var artifactsPath: String
        var retries = RetryPolicy()
        /// How long word of a paid submission of unknown fate is waited for.
        var outcomeWaitMax = Duration.seconds(3600)
        var worker = JobWorkerConfig()
        /// Whether webhooks may lead to this machine, and when a message is sent again: for tests.
        var allowsLoopbackWebhooks = false
        var webhookSchedule = WebhookSchedule()
    }

    let worker: JobWorker<GenerateVideoJob>
    let gauges: QueueGauges
    let maintenance: JobWorker<MaintenanceJob>
    private let webhooks: WebhookDeliveries
    private let bell: WorkerBell
    private let eventNews: NotificationCoalescer
    private let jobNews: NotificationCoalescer

    /// Migrates the database and connects the parts. No job is claimed yet.
    ///
    /// - Throws: what keeps the worker from starting.
    init(pool: PostgresPool, ai: RPCClient, options: Options, logger: Logger) async throws {
        try await Schema.migrate(pool)
        let queue = JobQueue(name: Schema.queueName, pool: pool)
        let client = AIClient(ai)
        let objects = try FileObjectStore(root: options.artifactsPath)
        eventNews = NotificationCoalescer(pool: pool, channel: Schema.eventChannel, logger: logger)
        jobNews = NotificationCoalescer(pool: pool, channel: Schema.jobChannel, logger: logger)
        let ledger = CallLedger(pool: pool)
        gauges = QueueGauges(queue: queue, ledger: ledger, logger: logger)
        let job = GenerateVideoJob(
            queue: queue, store: GenerationStore(pool: pool), ai: client,
            files: GeneratedFiles(ai: client, objects: objects, logger: logger), retries: options.retries,
            outcomeWaitMax: options.outcomeWaitMax, news: VideoNews(events: eventNews, jobs: jobNews),
            metrics: GenerationMetrics(), logger: logger)
        worker = JobWorker(queue: queue, handler: job, config: options.worker, logger: logger)
        bell = WorkerBell(pool: pool, worker: worker, logger: logger)
        let reconciler = CallReconciler(
            ledger: ledger, budgets: BudgetStore(pool: pool), ai: client, outcomeWaitMax: options.outcomeWaitMax,
            logger: logger)
        webhooks = try WebhookDeliveries(pool: pool, options: options, logger: logger)
        maintenance = try await Self.maintenance(
            Maintenance(pool: pool, queue: queue, objects: objects, reconciler: reconciler, logger: logger))
    }

    private static func maintenance(_ maintenance: Maintenance) async throws -> JobWorker<MaintenanceJob> {
        let queue = JobQueue(name: MaintenanceJob.queueName, pool: maintenance.pool)
        let job = MaintenanceJob(queue: queue, maintenance: maintenance, logger: maintenance.logger)
        try await job.ensureJobs()
        var config = JobWorkerConfig()
        config.concurrency = Limits.maintenanceConcurrency
        config.pollInterval = Limits.maintenancePollInterval
        return JobWorker(queue: queue, handler: job, config: config, logger: maintenance.logger)
    }

    /// The parts that run, in the order in which they start. The worker is last, hence stops first.
    var services: [any Service] {
        [gauges, maintenance] + webhooks.services + [eventNews, jobNews, bell, worker]
    }
}
