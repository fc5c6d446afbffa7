import ArgumentParser
import ServiceRuntime

/// Asks the running gateway how it is.
struct HealthCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Says whether the gateway at HTTP_ADDRESS takes work.",
        discussion: HealthProbe.commandHelp)

    func run() async throws {
        let address = try Config.load(from: .ofProcess()).httpAddress
        await HealthProbe.command(at: address).exit()
    }
}
