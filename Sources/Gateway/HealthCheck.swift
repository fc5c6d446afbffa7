import ArgumentParser
import ServiceRuntime

/// Asks the running gateway how it is.
struct HealthCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Says whether the gateway at HTTP_ADDRESS takes work.",
        discussion: HealthProbe.commandHelp)

    func run() async throws {
        let config = try Config.load(from: .ofProcess())
        await HealthProbe.command(at: config.httpAddress, usesTLS: config.tlsFiles != nil).exit()
    }
}
