import ArgumentParser
import Logging
import Postgres
import ServiceRuntime

/// Brings the database up to date.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates the tables, or brings them up to date; serve and work do it too.",
        discussion: DatabaseConfig.settingsHelp)

    func run() async throws {
        try await DatabaseCommand.run { pool in
            try await Schema.migrate(pool)
            print("The schema \(Schema.name) is up to date.")
        }
    }
}
