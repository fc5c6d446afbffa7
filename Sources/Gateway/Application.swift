import ArgumentParser
import Identity
import Logging
import NIOPosix
import RPC
import ServiceLifecycle
import ServiceRuntime

/// `veogen-gateway`: the public door.
@main
struct Application: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "veogen-gateway",
        abstract: "Serves VeoGen's REST API and hands each request on to the service it is for.",
        discussion: """
            Holds no secret and no database: credentials are checked with AuthService's
            public keys.

            EXAMPLE:
              export HTTP_ADDRESS=127.0.0.1:8080 AUTH_ADDRESS=unix:///run/veogen/auth.sock
              export VIDEO_ADDRESS=unix:///run/veogen/video.sock
              AI_ADDRESS=unix:///run/veogen/ai.sock veogen-gateway

            \(Config.settingsHelp)
            """,
        version: VeoGenVersion.current,
        subcommands: [HealthCheck.self])

    func run() async {
        await ServiceProcess.main("veogen-gateway", Config.self) { config, process in
            let limits = config.limits
            let group = MultiThreadedEventLoopGroup.singleton
            let services = config.services(try config.rpc.security(logger: process.logger))
            let connections = ServiceConnections(
                services, on: group, limits: limits.rpc,
                observer: CallMetrics(.client, methods: ServiceConnections.methods, registry: process.metrics),
                logger: process.logger)
            let feed = try IdentityFeed(
                rpc: RPCClient(services.auth, logger: process.logger), logger: process.logger)
            ServiceProbe.register(connections.clients, in: process.health)
            process.health.add("revocations") { feed.isStale ? .failed("not up to date") : .usable() }
            GatewayRoutes.describeMetrics(in: process.metrics)
            let gatekeeper = Gatekeeper(feed.authenticator)
            let endpoints = GatewayRoutes.endpoints(
                gatekeeper: gatekeeper, limits: limits, health: process.health, metrics: process.metrics)
            let edge = Edge(
                endpoints, gatekeeper: gatekeeper, limits: limits, policy: config.policy, metrics: process.metrics,
                logger: process.logger)
            let certificate = try config.tlsFiles.map { files throws(TLSCredentials.Unusable) in
                try ServerCertificate(
                    certificateChain: files.certificate, privateKey: files.key, logger: process.logger)
            }
            let server = GatewayServer(
                address: config.httpAddress, edge: edge, connections: connections, limits: limits,
                certificate: certificate, group: group, logger: process.logger)
            return [feed, server]
        }
    }
}
