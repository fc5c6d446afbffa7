import Logging

/// Brings a schema to the state that a program needs: applies what is missing of an ordered list of migrations.
///
/// Each is applied in a transaction of its own together with its record in the schema's table `schema_migration`,
/// under an advisory lock that any number of starting processes wait for in turn. Migrations that a newer program has
/// applied are left to it, unless they are breaking. The schema may be there already, for a role that can't make one.
public struct Migrator: Sendable {
    /// How long one script may run, and how long a process waits for another one that migrates.
    public static let scriptTimeout: Duration = .seconds(600)

    private static let lock: Statement =
        "SELECT pg_advisory_xact_lock(hashtextextended('schema_migration.' || $1::text, 0))"
    private static let namesake: Statement = "SELECT 1 FROM pg_namespace WHERE nspname = $1"
    private static let history: Statement = "SELECT name, checksum, breaking FROM schema_migration ORDER BY position"
    private static let checksum: Statement = "SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex')"
    private static let record: Statement =
        "INSERT INTO schema_migration (position, name, checksum, breaking) VALUES ($1, $2, $3, $4)"

    private let pool: PostgresPool
    private let schema: String
    private let migrations: [Migration]

    /// Migrations for a schema, in their order. Once released, one is never changed, moved or removed.
    ///
    /// Throws `MigrationError` for a name that can't be a schema's, or that two migrations share.
    public init(pool: PostgresPool, schema: String, migrations: [Migration]) throws(MigrationError) {
        guard SQLIdentifier.isValid(schema) else { throw .invalidSchemaName(schema) }
        var names: Set<String> = []
        for migration in migrations where !names.insert(migration.name).inserted {
            throw .repeatedName(migration.name)
        }
        self.pool = pool
        self.schema = schema
        self.migrations = migrations
    }

    /// Applies what is missing. Throws `MigrationError`, or `PostgresError` when the database can't be reached.
    public func apply() async throws {
        while let applied = try await applyNext() {
            pool.logger.info("applied a migration", metadata: ["schema": "\(schema)", "migration": "\(applied)"])
        }
    }

    /// Drops the schema with all that is in it, and applies every migration: for tests.
    public func recreate() async throws {
        try await pool.transaction { transaction in
            try await takeTurn(transaction)
            try await transaction.executeScript(
                "DROP SCHEMA IF EXISTS \(SQLIdentifier.quote(schema)) CASCADE", timeout: Self.scriptTimeout)
        }
        try await apply()
    }

    /// Applies the first missing migration and returns its name; nil when there is none.
    private func applyNext() async throws -> String? {
        try await pool.transaction { transaction in
            try await takeTurn(transaction)
            try await prepareHistory(transaction)
            let position = try await checkHistory(transaction)
            guard position < migrations.count else { return nil }
            let migration = migrations[position]
            do {
                try await transaction.executeScript(migration.sql, timeout: Self.scriptTimeout)
                let values: [PostgresValue] = [
                    .int32(Int32(clamping: position + 1)), .text(migration.name),
                    .text(try await checksum(of: migration, transaction)), .bool(migration.isBreaking),
                ]
                try await transaction.execute(Self.record, values)
            } catch let error as PostgresError where !error.isRetryable && error.kind != .cancelled {
                throw MigrationError.failed(name: migration.name, error)
            }
            return migration.name
        }
    }

    /// Waits until no other process migrates the schema.
    private func takeTurn(_ transaction: PostgresTransaction) async throws {
        let milliseconds = Self.scriptTimeout.milliseconds
        try await transaction.executeScript(
            "SET LOCAL statement_timeout = \(milliseconds); SET LOCAL lock_timeout = \(milliseconds)")
        try await transaction.execute(Self.lock, [.text(schema)], timeout: Self.scriptTimeout)
    }

    /// Makes the schema, and its table of what was applied, unless they are there.
    private func prepareHistory(_ transaction: PostgresTransaction) async throws {
        let quoted = SQLIdentifier.quote(schema)
        // CREATE SCHEMA IF NOT EXISTS wants the right to make one even where there is nothing to do.
        if try await transaction.execute(Self.namesake, [.text(schema)]).count == 0 {
            try await transaction.executeScript("CREATE SCHEMA \(quoted)", timeout: Self.scriptTimeout)
        }
        try await transaction.executeScript(Self.table(in: quoted), timeout: Self.scriptTimeout)
    }

    private static func table(in schema: String) -> String {
        """
        SET LOCAL search_path TO \(schema), public;
        CREATE TABLE IF NOT EXISTS \(schema).schema_migration (
            position   integer     PRIMARY KEY,
            name       text        NOT NULL UNIQUE,
            checksum   text        NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        );
        ALTER TABLE \(schema).schema_migration ADD COLUMN IF NOT EXISTS breaking boolean NOT NULL DEFAULT false;
        """
    }

    /// The number of migrations that are applied, after comparing each with ours.
    private func checkHistory(_ transaction: PostgresTransaction) async throws -> Int {
        let applied = try await transaction.execute(Self.history)
        for (position, row) in applied.rows.enumerated() {
            let name = try row.text(0)
            guard position < migrations.count else {
                guard try !row.bool(2) else { throw MigrationError.unknown(applied: name) }
                pool.logger.notice(
                    "a newer program has migrated the schema",
                    metadata: ["schema": "\(schema)", "migration": "\(name)"])
                continue
            }
            let ours = migrations[position]
            guard ours.name == name, try await checksum(of: ours, transaction) == row.text(1) else {
                throw MigrationError.changed(applied: name)
            }
        }
        return applied.count
    }

    private func checksum(of migration: Migration, _ transaction: PostgresTransaction) async throws -> String {
        let result = try await transaction.execute(Self.checksum, [.text(migration.sql)])
        guard let row = result.first else { throw PostgresError(.decoding, "the checksum has no row") }
        return try row.text(0)
    }
}
