import Logging

/// Brings a schema to the state that a program needs: applies what is missing of an ordered list of migrations.
///
/// Each is applied in a transaction of its own together with its record in the schema's table `schema_migration`,
/// under an advisory lock that any number of starting processes wait for in turn.
public struct Migrator: Sendable {
    /// How long one script may run, and how long a process waits for another one that migrates.
    public static let scriptTimeout: Duration = .seconds(600)

    private static let lock: Statement =
        "SELECT pg_advisory_xact_lock(hashtextextended('schema_migration.' || $1::text, 0))"
    private static let history: Statement = "SELECT name, checksum FROM schema_migration ORDER BY position"
    private static let checksum: Statement = "SELECT encode(sha256(convert_to($1::text, 'UTF8')), 'hex')"
    private static let record: Statement =
        "INSERT INTO schema_migration (position, name, checksum) VALUES ($1, $2, $3)"

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
            try await prepare(transaction, commands: "DROP SCHEMA IF EXISTS \(SQLIdentifier.quote(schema)) CASCADE")
        }
        try await apply()
    }

    /// Applies the first missing migration and returns its name; nil when there is none.
    private func applyNext() async throws -> String? {
        try await pool.transaction { transaction in
            try await prepare(transaction, commands: Self.table(in: SQLIdentifier.quote(schema)))
            let position = try await checkHistory(transaction)
            guard position < migrations.count else { return nil }
            let migration = migrations[position]
            do {
                try await transaction.executeScript(migration.sql, timeout: Self.scriptTimeout)
                let values: [PostgresValue] = [
                    .int32(Int32(clamping: position + 1)), .text(migration.name),
                    .text(try await checksum(of: migration, transaction)),
                ]
                try await transaction.execute(Self.record, values)
            } catch let error as PostgresError where !error.isRetryable && error.kind != .cancelled {
                throw MigrationError.failed(name: migration.name, error)
            }
            return migration.name
        }
    }

    /// Waits for its turn, then runs `commands`.
    private func prepare(_ transaction: PostgresTransaction, commands: String) async throws {
        let milliseconds = Self.scriptTimeout.milliseconds
        try await transaction.executeScript(
            "SET LOCAL statement_timeout = \(milliseconds); SET LOCAL lock_timeout = \(milliseconds)")
        try await transaction.execute(Self.lock, [.text(schema)], timeout: Self.scriptTimeout)
        try await transaction.executeScript(commands, timeout: Self.scriptTimeout)
    }

    /// The table of what was applied, in a schema that is made with it.
    private static func table(in schema: String) -> String {
        """
        CREATE SCHEMA IF NOT EXISTS \(schema);
        SET LOCAL search_path TO \(schema), public;
        CREATE TABLE IF NOT EXISTS \(schema).schema_migration (
            position   integer     PRIMARY KEY,
            name       text        NOT NULL UNIQUE,
            checksum   text        NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        );
        """
    }

    /// The number of migrations that are applied, after comparing each with ours.
    private func checkHistory(_ transaction: PostgresTransaction) async throws -> Int {
        let applied = try await transaction.execute(Self.history)
        for (position, row) in applied.rows.enumerated() {
            let name = try row.text(0)
            guard position < migrations.count else { throw MigrationError.unknown(applied: name) }
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
