import ArgumentParser
import Identity
import Logging
import Postgres
import ServiceRuntime

/// What an operator does to the database, and how its outcome is told.
struct Operation {
    let users: UserStore
    let keys: SigningKeyStore

    /// Runs `body` on the database that DATABASE_URL names, brought up to date, and prints what it returns.
    ///
    /// - Throws: `ConfigError`, `PostgresError`, `MigrationError`, and what `body` throws.
    static func run(_ body: (Operation) async throws -> String) async throws {
        let config = try DatabaseConfig.load(from: .ofProcess())
        let pool = try PostgresPool(
            config: PostgresConfig(url: config.databaseURL.reveal()),
            logger: Logger(label: "veogen-auth") { _ in SwiftLogNoOpLogHandler() })
        try await Schema.migrate(pool)
        let policy = TokenPolicy.standard
        let users = UserStore(pool: pool, revocations: RevocationStore(pool: pool, policy: policy))
        print(try await body(Operation(users: users, keys: SigningKeyStore(pool: pool, policy: policy))))
        await pool.close()
    }
}

/// The email names nobody.
struct NoSuchUser: Error, CustomStringConvertible {
    let email: String

    var description: String { "no user has the email \(email)" }
}

/// Which user a command is about.
struct UserArgument: ParsableArguments {
    @Argument(help: "The user's email, in any case.")
    var email: String

    /// Throws `NoSuchUser` unless `change` has found the user.
    func require(_ change: (EmailAddress) async throws -> Bool) async throws {
        guard try await change(EmailAddress(email)) else { throw NoSuchUser(email: email) }
    }
}
