import DequeModule

/// A transaction's hold on an exclusive connection, from its first statement to COMMIT or ROLLBACK.
final class Lease {
    let id: UInt64
    /// Statements that wait for the one before.
    var queue = Deque<Operation>()
    /// nil while the transaction waits for a connection.
    var connection: Connection?
    /// COMMIT or ROLLBACK has been sent.
    var isEnding = false

    init(id: UInt64) {
        self.id = id
    }
}
