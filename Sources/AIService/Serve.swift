import ArgumentParser
import Identity
import RPC
import ServiceRuntime
import VeoGenAPI

/// Runs the service.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers calls until SIGTERM or SIGINT.", discussion: Config.settingsHelp)

    func run() async {
        await ServiceProcess.main("veogen-ai", Config.self) { config, process in
            let settings = config.providers.draftSettings
            // Before the test provider, whose film it would sweep out of the folder.
            let draft = try DraftProvider(settings: settings, logger: process.logger)
            var providers: [any Provider] = [draft]
            if config.isTestProviderEnabled {
                providers.append(try await TestProvider(settings: settings, logger: process.logger))
            }
            ProviderMetrics.describe(in: process.metrics)
            PromptMetrics.describe(in: process.metrics)
            let upstreams = try Upstreams(config.providers, logger: process.logger)
            upstreams.publish(in: process.metrics)
            providers += upstreams.providers
            let security = try config.rpc.security(logger: process.logger)
            let auth = RPCClient(config.auth.target(security), methods: AuthMethods.access.keys, of: process)
            let identity = try IdentityFeed(rpc: auth, logger: process.logger)
            let server = try RPCServer(
                address: config.listener.address,
                methods: Generations(
                    providers: providers, prompts: upstreams.prompts,
                    joiner: ClipJoiner(settings: settings, logger: process.logger)
                ).rpcMethods.withOperations(process.health),
                security: config.listener.security(security), limits: process.config.rpcLimits,
                authorizer: CallAuthorizer(
                    access: AIMethods.access, authenticator: identity.authenticator, peers: config.peers),
                observer: CallMetrics(methods: AIMethods.access.keys, registry: process.metrics),
                instrument: RequestScopeInstrument(), logger: process.logger)
            process.health.add("revocations") {
                identity.isStale ? .failed("not heard of for too long") : .usable()
            }
            return [DraftShutdown(provider: draft), auth, identity, server]
        }
    }
}
