/// A request with its place in the engine.
struct Operation {
    /// What it means for the connection that runs it.
    enum Role: Equatable {
        /// An independent SELECT, pipelined with others.
        case read
        /// A write that is its own transaction.
        case autocommit
        /// The first statement of a transaction: BEGIN goes with it.
        case begin(lease: UInt64, PostgresIsolation)
        /// A further statement of a transaction.
        case statement(lease: UInt64)
        case commit(lease: UInt64)
        case rollback(lease: UInt64)
    }

    /// A read is sent again after losing its connection, a write after a prepared statement turned out stale: once.
    static let attemptsMax = 2

    let request: Request
    let role: Role
    /// When waiting for a connection ends in an error.
    var deadline: ContinuousClock.Instant
    var enqueued: ContinuousClock.Instant
    var attempt = 1
    /// A read whose batch failed because of another one goes again by itself.
    var isAlone = false

    /// True when losing the connection leaves open whether the data was committed.
    var commits: Bool {
        switch role {
        case .autocommit, .commit: true
        default: false
        }
    }
}
