import ArgumentParser
import ServiceRuntime

/// The processes of VideoService, and the commands of its operators.
@main
struct Application: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "veogen-video",
        abstract: "Videos of VeoGen: `serve` answers calls, `work` makes what is asked for.",
        discussion: """
            serve and work share a database and a folder of files, and start, stop and
            fail alone. Any number of either may run. The --help of each lists its
            settings. The other commands need DATABASE_URL only.

            EXAMPLE:
              export DATABASE_URL=postgresql:///veogen
              ARTIFACTS_PATH=/var/lib/veogen/artifacts veogen-video work
            """,
        version: VeoGenVersion.current,
        subcommands: [Serve.self, Work.self, HealthCheck.self, Migrate.self, Queue.self, Budget.self])
}
