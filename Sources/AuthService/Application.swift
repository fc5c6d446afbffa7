import ArgumentParser
import ServiceRuntime

/// The AuthService process, and the commands of its operators.
@main
struct Application: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "veogen-auth",
        abstract: "Accounts, sessions and access tokens of VeoGen.",
        discussion: """
            Without a command it serves, as `veogen-auth serve`, whose --help lists the
            settings. The other commands change the database directly, and need
            DATABASE_URL only; running instances take note by themselves.

            EXAMPLE:
              export DATABASE_URL=postgresql:///veogen
              AUTH_ADDRESS=unix:///run/veogen/auth.sock veogen-auth
            """,
        version: VeoGenVersion.current,
        subcommands: [
            Serve.self, HealthCheck.self, Migrate.self, Deactivate.self, Activate.self, Delete.self, MakeAdmin.self,
            RotateKey.self,
        ],
        defaultSubcommand: Serve.self)
}
