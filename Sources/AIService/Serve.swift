import ArgumentParser
import HTTPClient
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
            let settings = config.draftSettings
            // Before the test provider, whose film it would sweep out of the folder.
            let draft = try DraftProvider(settings: settings, logger: process.logger)
            var providers: [any Provider] = [draft]
            if config.isTestProviderEnabled {
                providers.append(try await TestProvider(settings: settings, logger: process.logger))
            }
            if let server = config.openAIVideo {
                providers.append(try Self.openAIVideo(server.settings, modelsPath: server.modelsPath, config, process))
            }
            let security = try config.rpc.security(logger: process.logger)
            let auth = RPCClient(config.auth.target(security), logger: process.logger)
            let identity = try IdentityFeed(rpc: auth, logger: process.logger)
            let server = try RPCServer(
                address: config.listener.address,
                methods: Generations(providers: providers).rpcMethods.withOperations(process.health),
                security: config.listener.security(security), limits: process.config.rpcLimits,
                authorizer: CallAuthorizer(
                    access: AIMethods.access, authenticator: identity.authenticator, peers: config.peers),
                observer: CallMetrics(methods: AIMethods.access.keys, registry: process.metrics), logger: process.logger
            )
            process.health.add("revocations") {
                identity.isStale ? .failed("not heard of for too long") : .usable()
            }
            return [DraftShutdown(provider: draft), auth, identity, server]
        }
    }

    private static func openAIVideo(
        _ settings: OpenAIVideoSettings, modelsPath: String, _ config: Config, _ process: ProcessContext
    ) throws -> RemoteProvider {
        RemoteProvider(
            name: "openai-video", models: try RemoteModelFile.load(path: modelsPath),
            dialect: OpenAIVideoDialect(settings, client: try HTTPClient(config.outbound)),
            results: RemoteResults(settings: config.draftSettings, logger: process.logger),
            resultBytesMax: config.resultBytesMax, pollInterval: config.openAIVideoPollInterval,
            logger: process.logger)
    }
}
