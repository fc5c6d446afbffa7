import Identity
import JobQueue
import Logging
import Postgres
import RPC
import ServiceLifecycle
import ServiceRuntime
import VeoGenAPI

/// The parts of `serve`, connected.
struct VideoServer {
    /// What the parts are made from, besides the database.
    struct Options {
        var address: RPCAddress
        var security = RPCSecurity()
        /// What the server says of its health.
        var health = Health()
        var rpcLimits = RPCLimits()
        var artifactsPath: String
        var queueSizeMax = 1000
        var attemptsMax = 4
        /// What may be spent in a month; nil leaves what was set before.
        var userBudget: MonthlyLimit?
        var totalBudget: MonthlyLimit?
        /// Streams of events that a user may have open.
        var eventStreamsPerUserMax = 20
        /// Whether webhooks may lead to this machine: for tests.
        var allowsLoopbackWebhooks = false
        /// The model of videos whose request names none.
        var defaultModel = ModelCatalogue.standardModel
        /// How long AIService may take over a prompt, while its sender waits.
        var analysisTimeout = Limits.analysisTimeout
        /// The key that signs URLs; nil for the one in the database.
        var mediaSigningKey: [UInt8]?
    }

    let rpc: RPCServer
    let hub: EventHub
    let gauges: QueueGauges
    let catalogue: ModelCatalogue
    private let eventNews: NotificationCoalescer
    private let jobNews: NotificationCoalescer

    /// Migrates the database, sets the queue's bound and the budgets, and connects the parts. Nothing listens yet.
    ///
    /// - Throws: what keeps the service from starting.
    init(
        pool: PostgresPool, ai: RPCClient, authorizer: any RPCAuthorizer, observer: (any RPCObserver)? = nil,
        options: Options, logger: Logger
    ) async throws {
        try await Schema.migrate(pool)
        let queue = JobQueue(name: Schema.queueName, pool: pool)
        try await queue.setBound(options.queueSizeMax)
        try await JobQueue(name: DeliverWebhookJob.queueName, pool: pool).setBound(Limits.webhookDeliveriesMax)
        try await BudgetStore(pool: pool).setLimits(user: options.userBudget, total: options.totalBudget)
        let key: [UInt8] =
            if let given = options.mediaSigningKey { given } else { try await MediaKeyStore(pool: pool).key() }
        let signer = try MediaSigner(key: key)
        let client = AIClient(ai)
        hub = EventHub(pool: pool, watchersPerUserMax: options.eventStreamsPerUserMax, logger: logger)
        gauges = QueueGauges(queue: queue, ledger: CallLedger(pool: pool), logger: logger)
        catalogue = ModelCatalogue(client: client, standard: options.defaultModel, logger: logger)
        eventNews = NotificationCoalescer(pool: pool, channel: Schema.eventChannel, logger: logger)
        jobNews = NotificationCoalescer(pool: pool, channel: Schema.jobChannel, logger: logger)
        let videos = Videos(
            store: VideoStore(pool: pool, rows: VideoRow(signer: signer, head: QueueHead(queue: queue))),
            deletions: VideoDeletions(pool: pool),
            artifacts: ArtifactStore(pool: pool), events: EventStore(pool: pool),
            keys: IdempotencyStore(pool: pool), budgets: BudgetStore(pool: pool), queue: queue,
            webhooks: WebhookStore(pool: pool), messages: DeliveryStore(pool: pool),
            webhookAddress: WebhookAddress(allowsLoopback: options.allowsLoopbackWebhooks), hub: hub,
            objects: try FileObjectStore(root: options.artifactsPath), signer: signer, catalogue: catalogue,
            promptCheck: PromptCheck(client: client, timeout: options.analysisTimeout), ai: client,
            news: VideoNews(events: eventNews, jobs: jobNews),
            attemptsMax: options.attemptsMax, authorizer: authorizer, logger: logger)
        rpc = try RPCServer(
            address: options.address, methods: videos.rpcMethods.withOperations(options.health),
            security: options.security,
            limits: options.rpcLimits, authorizer: authorizer,
            observer: observer, instrument: RequestScopeInstrument(), logger: logger)
    }

    /// The parts that run, in the order in which they start. The hub is last, hence stops first: streams of events end
    /// with it, and the server can drain.
    var services: [any Service] { [gauges, catalogue, eventNews, jobNews, rpc, hub] }
}
