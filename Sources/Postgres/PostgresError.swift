/// Why the database did not do what it was asked to.
///
/// The texts are for the log: they never hold a parameter's value or a password.
public struct PostgresError: Error, Sendable, Equatable {
    /// What kind of failure it is, for callers that act on it.
    public enum Kind: Sendable, Equatable {
        /// The connection broke while the command was under way.
        case connectionLost
        /// The server can't be reached, refuses connections, or the pool is closed.
        case unavailable
        /// No connection came free within the pool's `acquireTimeout`, or its queue is full.
        case poolExhausted
        /// The statement, or its wait for a lock, took longer than allowed.
        case timeout
        /// The calling task was cancelled; nothing was committed.
        case cancelled
        /// A row with this unique key exists already.
        case uniqueViolation(constraint: String)
        /// A value is not among those that the column's `CHECK` allows.
        case checkViolation(constraint: String)
        /// The row refers to one that doesn't exist, or is referred to.
        case foreignKeyViolation(constraint: String)
        /// A column that needs a value got none.
        case notNullViolation(column: String)
        /// The transaction conflicts with another (SQLSTATE 40001).
        case serialization
        /// The transaction was chosen to end a deadlock (SQLSTATE 40P01).
        case deadlock
        /// The statement writes where only reading is allowed.
        case readOnly
        /// The server's disk is full (SQLSTATE 53100).
        case diskFull
        /// The result is larger than `resultRowsMax` or `resultBytesMax`.
        case resultTooLarge
        /// A parameter can't be sent: too large, a NUL in a text, a date out of range.
        case invalidValue
        /// A column isn't what the caller took it for: type, NULL, index or name.
        case decoding
        /// Anything else that the server reported.
        case other
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// The server's five-character code (PostgreSQL manual, appendix A); nil when the failure is on this side.
    public let sqlState: String?
    /// What happened, for the log.
    public let message: String
    /// True when a write may have been committed although it is reported as failed: the connection broke between
    /// the command and its answer. Only the data can tell.
    public let mayHaveCommitted: Bool

    init(_ kind: Kind, _ message: String, sqlState: String? = nil, mayHaveCommitted: Bool = false) {
        self.kind = kind
        self.sqlState = sqlState
        self.message = message
        self.mayHaveCommitted = mayHaveCommitted
    }

    /// True when the same work, begun anew, may succeed and can't be done twice.
    public var isRetryable: Bool {
        switch kind {
        case .connectionLost, .unavailable, .poolExhausted, .timeout, .serialization, .deadlock: !mayHaveCommitted
        default: false
        }
    }
}

extension PostgresError: CustomStringConvertible {
    /// Kind, code and message, in one line.
    public var description: String {
        let code = sqlState.map { " [\($0)]" } ?? ""
        return "PostgreSQL \(kind)\(code): \(message)" + (mayHaveCommitted ? " (may have been committed)" : "")
    }
}
