import Postgres

/// The tables of AuthService.
enum Schema {
    /// Their PostgreSQL schema.
    static let name = "auth"

    /// Creates the tables, or brings them up to date. Any number of starting instances may do it at once.
    ///
    /// - Throws: `MigrationError`, `PostgresError`.
    static func migrate(_ pool: PostgresPool) async throws {
        let migrations = [
            Migration(name: "m001_accounts", sql: text(PackageResources.m001_accounts_sql)),
            Migration(name: "m002_keys_and_revocations", sql: text(PackageResources.m002_keys_and_revocations_sql)),
            Migration(name: "m003_programs_and_audit", sql: text(PackageResources.m003_programs_and_audit_sql)),
        ]
        try await Migrator(pool: pool, schema: name, migrations: migrations).apply()
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
