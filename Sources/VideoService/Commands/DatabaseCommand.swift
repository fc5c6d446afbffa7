import Logging
import Postgres
import ServiceRuntime

/// A command that talks to the database and ends.
enum DatabaseCommand {
    /// Runs `body` with a pool. Throws `ConfigError`, and what `body` throws.
    static func run(_ body: (PostgresPool) async throws -> Void) async throws {
        let config = try DatabaseConfig.load(from: .ofProcess())
        var logger = Logger(label: "veogen-video")
        logger.logLevel = .error
        let pool = try Schema.pool(url: config.databaseURL.reveal(), logger: logger)
        do {
            try await body(pool)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }
}
