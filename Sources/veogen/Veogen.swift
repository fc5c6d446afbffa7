import ArgumentParser
import ServiceRuntime

/// The `veogen` command.
@main
struct Veogen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "veogen",
        abstract: "Make videos from prompts, on your own machine.",
        discussion: """
            Bring everything up in one terminal, and ask for a video in another:

              veogen up
              veogen generate "a lighthouse in a storm, waves over the rocks"

            Or both at once, stopping when the video is there:

              veogen up -- veogen generate "a lighthouse in a storm"
            """,
        version: VeoGenVersion.current,
        subcommands: [Up.self, Generate.self, RPCCommand.self]
    )
}
