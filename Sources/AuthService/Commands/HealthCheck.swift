import ArgumentParser
import ServiceRuntime

/// Asks the running process how it is.
struct HealthCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Says whether the process at METRICS_ADDRESS takes work.",
        discussion: HealthProbe.commandHelp)

    func run() async {
        await HealthProbe.command().exit()
    }
}
