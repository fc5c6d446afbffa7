/// What a transaction sees of others (PostgreSQL manual, 13.2).
public enum PostgresIsolation: Sendable, Equatable {
    /// Each statement sees what was committed before it began.
    case readCommitted
    /// All statements see what was committed before the first; conflicting writes fail as `serialization`.
    case repeatableRead
    /// As if transactions ran one after the other; conflicts fail as `serialization`.
    case serializable

    var begin: Statement {
        switch self {
        case .readCommitted: Self.beginReadCommitted
        case .repeatableRead: Self.beginRepeatableRead
        case .serializable: Self.beginSerializable
        }
    }

    private static let beginReadCommitted: Statement = "BEGIN ISOLATION LEVEL READ COMMITTED"
    private static let beginRepeatableRead: Statement = "BEGIN ISOLATION LEVEL REPEATABLE READ"
    private static let beginSerializable: Statement = "BEGIN ISOLATION LEVEL SERIALIZABLE"
}
