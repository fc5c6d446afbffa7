import ArgumentParser
import Identity
import RPC
import ServiceRuntime
import VeoGenAPI

/// Answers calls about videos.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers calls until SIGTERM or SIGINT. Migrates the database first.",
        discussion: ServeConfig.settingsHelp)

    func run() async {
        await ServiceProcess.main("veogen-video-serve", ServeConfig.self) { config, process in
            let pool = try Schema.pool(url: config.shared.databaseURL.reveal(), logger: process.logger)
            try await pool.waitUntilReachable()
            let security = try config.shared.rpc.security(logger: process.logger)
            let ai = RPCClient(config.shared.ai.target(security), methods: AIMethods.access.keys, of: process)
            let auth = RPCClient(config.auth.target(security), methods: AuthMethods.access.keys, of: process)
            let identity = try IdentityFeed(rpc: auth, logger: process.logger)
            let server = try await VideoServer(
                pool: pool, ai: ai,
                authorizer: CallAuthorizer(
                    access: VideoMethods.access, authenticator: identity.authenticator, peers: config.peers),
                observer: CallMetrics(methods: VideoMethods.access.keys, registry: process.metrics),
                options: VideoServer.Options(
                    address: config.listener.address, security: config.listener.security(security),
                    health: process.health, rpcLimits: process.config.rpcLimits,
                    artifactsPath: config.shared.artifactsPath,
                    queueSizeMax: config.shared.queueSizeMax, attemptsMax: config.shared.retries.attemptsMax,
                    userBudget: config.userBudget, totalBudget: config.totalBudget,
                    eventStreamsPerUserMax: config.eventStreamsPerUserMax,
                    allowsLoopbackWebhooks: config.shared.allowsLoopbackWebhooks,
                    defaultModel: config.defaultModel,
                    mediaSigningKey: config.mediaSigningKey.map { Array($0.reveal().utf8) }),
                logger: process.logger)
            let authClient = AuthClient(auth)
            let deletedUsers = DeletedUsers(
                store: DeletedUserStore(pool: pool),
                source: { request throws(RPCError) in try await authClient.listDeletedUsers(request) },
                logger: process.logger)
            server.gauges.register(in: process.metrics)
            process.health.addDatabase(pool)
            process.health.addAI(ai)
            process.health.add("revocations") {
                identity.isStale ? .failed("not read for too long") : .usable()
            }
            return [pool, ai, auth, identity, deletedUsers] + server.services
        }
    }
}
