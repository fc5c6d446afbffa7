import ArgumentParser
import Postgres
import ServiceRuntime

/// Runs the service.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers calls until SIGTERM or SIGINT. Migrates the database first.",
        discussion: Config.settingsHelp)

    func run() async {
        await ServiceProcess.main("veogen-auth", Config.self) { config, process in
            let pool = try PostgresPool(
                config: PostgresConfig(url: config.databaseURL.reveal()), logger: process.logger)
            try await pool.waitUntilReachable()
            let security = try config.rpc.security(logger: process.logger)
            let server = try await AuthServer(
                pool: pool,
                options: AuthServer.Options(
                    address: config.listener.address, security: config.listener.security(security),
                    health: process.health, rpcLimits: process.config.rpcLimits,
                    accessTokenLife: config.accessTokenLife, peers: config.peers,
                    loginLimits: config.loginLimits),
                logger: process.logger)
            server.register(in: process.metrics)
            process.health.add("postgresql") {
                try await pool.ping()
                return .usable()
            }
            process.health.add("revocations") { [identity = server.identity] in
                identity.isStale ? .failed("not read for too long") : .usable()
            }
            return [pool] + server.services
        }
    }
}
