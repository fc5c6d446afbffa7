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

            `veogen doctor` says what this machine lacks. Every command that asks a server
            takes --server and --json, and `veogen COMMAND --help` shows examples.
            Completions: veogen --generate-completion-script bash

            \(ExitStatus.help)
            """,
        version: VeoGenVersion.current,
        subcommands: [Up.self, Doctor.self, RPCCommand.self, Jobs.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Videos",
                subcommands: [
                    Generate.self, QuoteVideo.self, PromoteVideo.self, ListVideos.self, ShowVideo.self, WatchVideo.self,
                    DownloadVideo.self, CancelVideo.self, DeleteVideo.self, Models.self, UsageOfMonth.self,
                ]),
            CommandGroup(name: "Account", subcommands: [Login.self, Logout.self, Keys.self]),
        ]
    )
}
