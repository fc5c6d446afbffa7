/// One step of a schema's history.
public struct Migration: Sendable, Equatable {
    /// Its name, unique in the schema, such as `001_user`.
    public let name: String
    /// The script. It runs in a transaction that is not its own, with the schema first in `search_path`.
    public let sql: String
    /// Whether programs that don't know this step must not use the schema any more.
    ///
    /// Rare: while a new release replaces the old one instance by instance, both use the schema. What the old one
    /// needs is taken away one release later.
    public let isBreaking: Bool

    /// A step from its name and script.
    public init(name: String, sql: String, isBreaking: Bool = false) {
        self.name = name
        self.sql = sql
        self.isBreaking = isBreaking
    }
}

/// Why a schema could not be brought up to date.
public enum MigrationError: Error, Sendable, Equatable {
    /// The name can't be a schema's.
    case invalidSchemaName(String)
    /// Two migrations have this name.
    case repeatedName(String)
    /// The database has this migration with another text, or at this place another migration: history was rewritten.
    case changed(applied: String)
    /// The database has a breaking migration that this program doesn't know: it was used by a newer one.
    case unknown(applied: String)
    /// The script failed; what it did in its transaction was rolled back.
    case failed(name: String, PostgresError)
}

extension MigrationError: CustomStringConvertible {
    /// What happened, for the log.
    public var description: String {
        switch self {
        case .invalidSchemaName(let name): "\"\(name)\" can't be the name of a schema"
        case .repeatedName(let name): "two migrations are called \(name)"
        case .changed(let name): "migration \(name) was applied with another text or in another order"
        case .unknown(let name): "migration \(name) was applied by a newer program, and breaks this one"
        case .failed(let name, let error): "migration \(name) failed: \(error)"
        }
    }
}
