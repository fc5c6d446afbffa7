import Identity
import JobQueue
import RPC
import ServiceRuntime

/// The settings that `serve` and `work` share.
struct Config: ServiceConfig {
    /// The database's URL.
    let databaseURL: Secret
    /// How connections are secured.
    let rpc: RPCSettings
    /// Where AIService listens.
    let ai: RPCTargetSettings
    /// The folder of the object store.
    let artifactsPath: String
    /// Unfinished videos that are taken at most.
    let queueSizeMax: Int
    /// When a failed video is tried again.
    let retries: RetryPolicy
    /// Whether webhooks may lead to this machine: for tests.
    let allowsLoopbackWebhooks: Bool

    init(from settings: inout Settings) {
        databaseURL = settings.databaseURL()
        rpc = RPCSettings(from: &settings)
        ai = rpc.target("AI", of: "AIService", from: &settings)
        artifactsPath = settings.value(
            "ARTIFACTS_PATH", .text(), default: "/var/lib/veogen/artifacts",
            help: "The folder of finished videos, shared by serve and work.")
        queueSizeMax = settings.value(
            "MAX_QUEUE_SIZE", .integer(in: 1...100_000_000), default: 1000,
            help: "Unfinished videos taken at most; more are refused with 503.")
        let firstDelay = settings.value(
            "JOB_RETRY_SECONDS", .duration(in: .zero ... .seconds(21_600), unit: .seconds), default: .seconds(60),
            help: "The wait before a failed video's second try; it doubles with each one after.")
        let retriesMax = settings.value(
            "JOB_RETRIES_MAX", .integer(in: 0...100), default: 3, help: "Tries of a failed video after the first.")
        allowsLoopbackWebhooks = settings.value(
            "WEBHOOK_LOOPBACK_ALLOWED", .boolean, default: false,
            help: "Whether webhooks may be on this machine, and without TLS: for tests.")
        retries = RetryPolicy(retriesMax: retriesMax, firstDelay: firstDelay)
    }
}

/// The settings of `serve`.
struct ServeConfig: ServiceConfig {
    let shared: Config
    /// Where VideoService listens.
    let listener: RPCListenerSettings
    /// Where AuthService listens.
    let auth: RPCTargetSettings
    /// Who counts as a service.
    let peers: PeerTrust
    /// The model of videos whose request names none.
    let defaultModel: String
    /// The key that signs URLs of files; nil for the one in the database.
    let mediaSigningKey: Secret?
    /// What a user, and all together, may spend in a month; nil is no limit.
    let userBudget: MonthlyLimit?
    let totalBudget: MonthlyLimit?
    /// Streams of events that a user may have open at this process.
    let eventStreamsPerUserMax: Int

    init(from settings: inout Settings) {
        shared = Config(from: &settings)
        listener = shared.rpc.listener("VIDEO", of: "VideoService", callers: ["gateway"], from: &settings)
        auth = shared.rpc.target("AUTH", of: "AuthService", from: &settings)
        peers = PeerTrust(shared.rpc, from: &settings)
        defaultModel = settings.value(
            "DEFAULT_MODEL", .text(), default: ModelCatalogue.standardModel,
            help: "The model of videos whose request names none.")
        mediaSigningKey = settings.secret(
            "MEDIA_SIGNING_KEY",
            help:
                "At least 32 bytes that sign the URLs of files; when not given, a key is made and kept in the database."
        )
        if let key = mediaSigningKey, key.reveal().utf8.count < 32 {
            settings.reject("MEDIA_SIGNING_KEY", because: "shorter than 32 bytes")
        }
        userBudget = settings.optional(
            "BUDGET_PER_USER", .monthlyLimit,
            help: """
                What a user may spend in a calendar month (UTC); more is refused with 402. Holds for all processes on \
                the database, and stays in force when it is no longer given.
                """)
        totalBudget = settings.optional(
            "BUDGET_TOTAL", .monthlyLimit,
            help: "What all users together may spend in a calendar month (UTC), as BUDGET_PER_USER.")
        eventStreamsPerUserMax = settings.value(
            "EVENT_STREAMS_PER_USER", .integer(in: 1...10_000), default: 20,
            help: "Streams of events that a user may have open at one process; more are refused with 429.")
    }
}

/// The settings of `work`.
struct WorkConfig: ServiceConfig {
    let shared: Config
    /// Jobs run at the same time.
    let concurrency: Int
    /// How long word of a paid submission of unknown fate is waited for.
    let outcomeWaitMax: Duration

    init(from settings: inout Settings) {
        shared = Config(from: &settings)
        concurrency = settings.value(
            "WORKER_CONCURRENCY", .integer(in: 1...1000), default: 16,
            help: "Steps of jobs run at the same time; waiting for a provider is not counted.")
        outcomeWaitMax = settings.value(
            "PROVIDER_OUTCOME_WAIT_SECONDS", .duration(in: .zero ... .seconds(604_800), unit: .seconds),
            default: .seconds(3600),
            help: "How long word of a paid call of unknown fate is waited for before the video fails.")
    }
}
