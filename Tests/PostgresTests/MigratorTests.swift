import Postgres
import PostgresTesting
import Testing

@Suite("A migrator", .timeLimit(.minutes(2)))
struct MigratorTests {
    private static let first = Migration(
        name: "001_thing", sql: "CREATE TABLE thing (id bigint); CREATE INDEX ON thing (id);")
    private static let second = Migration(name: "002_name", sql: "ALTER TABLE thing ADD name text -- the last line")
    private static let schema = "own \"schema\""

    private func migrator(_ pool: PostgresPool, _ migrations: Migration...) throws -> Migrator {
        try Migrator(pool: pool, schema: Self.schema, migrations: migrations)
    }

    private func applied(_ pool: PostgresPool) async throws -> [String] {
        let statement: Statement = #"SELECT name FROM "own ""schema""".schema_migration ORDER BY position"#
        return try await pool.read(statement).rows.map { row in try row.text(0) }
    }

    @Test("applies what is missing, in order, and nothing twice")
    func order() async throws {
        try await TestDatabase.withPool { pool in
            try await migrator(pool, Self.first).apply()
            for _ in 0..<2 { try await migrator(pool, Self.first, Self.second).apply() }
            let names = try await applied(pool)
            #expect(names == ["001_thing", "002_name"])
            try await pool.execute(#"INSERT INTO "own ""schema""".thing (id, name) VALUES (1, 'a')"#)
        }
    }

    @Test("applies each migration once when many processes start together")
    func concurrency() async throws {
        try await TestDatabase.withPool { pool in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await migrator(pool, Self.first, Self.second).apply() }
                }
                try await group.waitForAll()
            }
            let names = try await applied(pool)
            #expect(names.count == 2)
        }
    }

    @Test("refuses a history that was rewritten")
    func changedHistory() async throws {
        try await TestDatabase.withPool { pool in
            try await migrator(pool, Self.first, Self.second).apply()
            let changed = Migration(name: Self.first.name, sql: "SELECT 1")
            await #expect(throws: MigrationError.changed(applied: "001_thing")) {
                try await migrator(pool, changed, Self.second).apply()
            }
            await #expect(throws: MigrationError.changed(applied: "001_thing")) {
                try await migrator(pool, Self.second, Self.first).apply()
            }
        }
    }

    @Test("leaves a newer program's migrations to it, unless they break this one")
    func newerHistory() async throws {
        try await TestDatabase.withPool { pool in
            try await migrator(pool, Self.first, Self.second).apply()
            try await migrator(pool, Self.first).apply()
            let names = try await applied(pool)
            #expect(names == ["001_thing", "002_name"])
            let third = Migration(name: "003_gone", sql: "ALTER TABLE thing DROP name", isBreaking: true)
            try await migrator(pool, Self.first, Self.second, third).apply()
            await #expect(throws: MigrationError.unknown(applied: "003_gone")) {
                try await migrator(pool, Self.first, Self.second).apply()
            }
        }
    }

    @Test("goes on where the history was kept by a program that knew no breaking migrations")
    func formerTable() async throws {
        try await TestDatabase.withPool { pool in
            try await migrator(pool, Self.first).apply()
            try await pool.execute(#"ALTER TABLE "own ""schema""".schema_migration DROP breaking"#)
            try await migrator(pool, Self.first, Self.second).apply()
            let names = try await applied(pool)
            #expect(names == ["001_thing", "002_name"])
        }
    }

    @Test("needs no right but those of the schema's owner")
    func ownerOfSchema() async throws {
        // Roles belong to the whole server, which other tests use too.
        let role = "owner_" + String(PostgresUUID.random().low, radix: 16)
        try await TestDatabase.withConfig { config in
            try await script(
                config, "CREATE ROLE \(role); CREATE SCHEMA \"own \"\"schema\"\"\" AUTHORIZATION \(role);",
                "ALTER DATABASE \(config.database) SET role = \(role)")
            let outsider = try PostgresPool(config: config, logger: TestDatabase.logger)
            await #expect(throws: PostgresError.self) { try await outsider.execute("CREATE SCHEMA another") }
            await #expect(throws: Never.self) { try await migrator(outsider, Self.first, Self.second).apply() }
            await outsider.close()
            try await script(
                config, "DROP OWNED BY \(role); ALTER DATABASE \(config.database) RESET role",
                "DROP ROLE \(role)")
        }
    }

    /// Runs each script in a transaction of its own.
    private func script(_ config: PostgresConfig, _ scripts: String...) async throws {
        let pool = try PostgresPool(config: config, logger: TestDatabase.logger)
        for script in scripts {
            _ = try await pool.transaction { try await $0.executeScript("SET role TO none; \(script)") }
        }
        await pool.close()
    }

    @Test("rolls back a script that fails, and keeps those before it")
    func failure() async throws {
        try await TestDatabase.withPool { pool in
            let broken = Migration(name: "002_broken", sql: "CREATE TABLE other (id bigint); SELECT 1 / 0;")
            let error = await #expect(throws: MigrationError.self) {
                try await migrator(pool, Self.first, broken).apply()
            }
            guard case .failed(name: "002_broken", let cause) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(cause.sqlState == "22012")
            let names = try await applied(pool)
            #expect(names == ["001_thing"])
            let tables = try await pool.read("SELECT 1 FROM pg_tables WHERE tablename = 'other'")
            #expect(tables.count == 0)
        }
    }

    @Test("recreates a schema from nothing")
    func recreate() async throws {
        try await TestDatabase.withPool { pool in
            let migrator = try migrator(pool, Self.first)
            try await migrator.recreate()
            try await pool.execute(#"INSERT INTO "own ""schema""".thing VALUES (1)"#)
            try await migrator.recreate()
            let rows = try await pool.read(#"SELECT 1 FROM "own ""schema""".thing"#)
            #expect(rows.count == 0)
        }
    }

    @Test("refuses names that can't be a schema's, or that two migrations share")
    func names() async throws {
        try await TestDatabase.withPool { pool in
            for name in ["", "a\0b", String(repeating: "x", count: 64)] {
                #expect(throws: MigrationError.invalidSchemaName(name)) {
                    try Migrator(pool: pool, schema: name, migrations: [])
                }
            }
            #expect(throws: MigrationError.repeatedName("001_thing")) { try migrator(pool, Self.first, Self.first) }
            try await pool.ping()
        }
    }
}
