import Logging
import Postgres

/// A fresh, empty database for one test.
public enum TestDatabase {
    /// Runs `body` with the configuration of a new database, which is dropped afterwards.
    public static func withConfig<Value: Sendable>(
        _ body: (PostgresConfig) async throws -> Value
    ) async throws -> Value {
        let endpoint = try await TestServer.shared.endpoint()
        let identifier = PostgresUUID.random()
        let name = "test_" + String(identifier.low, radix: 16)
        try await endpoint.createDatabase(name)
        var config = try PostgresConfig(url: endpoint.url)
        config.database = name
        // Tests run in parallel: each takes few of the server's sessions.
        config.connectionsMax = 4
        config.connectionsOverflowMax = 8
        // A busy machine is no fault.
        config.acquireTimeout = .seconds(60)
        config.connectTimeout = .seconds(60)
        config.idleCheckTimeout = .seconds(60)
        let result: Value
        do {
            result = try await body(config)
        } catch {
            try? await endpoint.dropDatabase(name)
            throw error
        }
        try await endpoint.dropDatabase(name)
        return result
    }

    /// Runs `body` with a pool on a new database; closes the pool and drops the database afterwards.
    public static func withPool<Value: Sendable>(
        configure: (inout PostgresConfig) -> Void = { _ in }, _ body: (PostgresPool) async throws -> Value
    ) async throws -> Value {
        try await withConfig { config in
            var config = config
            configure(&config)
            let pool = try PostgresPool(config: config, logger: logger)
            do {
                let value = try await body(pool)
                await pool.close()
                return value
            } catch {
                await pool.close()
                throw error
            }
        }
    }

    /// Says nothing: tests cause faults on purpose.
    public static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
