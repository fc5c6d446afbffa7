import ArgumentParser
import ServiceRuntime

/// The AIService process.
@main
struct Application: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "veogen-ai",
        abstract: "Makes videos and judges prompts, by ffmpeg on this machine.",
        discussion: """
            Without a command it serves, as `veogen-ai serve`, whose --help lists the
            settings.

            EXAMPLE:
              export AUTH_ADDRESS=unix:///run/veogen/auth.sock
              AI_ADDRESS=unix:///run/veogen/ai.sock veogen-ai
            """,
        version: VeoGenVersion.current,
        subcommands: [Serve.self, Check.self, LiveCheck.self, HealthCheck.self],
        defaultSubcommand: Serve.self)
}
