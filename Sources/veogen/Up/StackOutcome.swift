/// How a stack came to its end.
enum StackOutcome: Equatable {
    /// The guest command ended with this exit status.
    case finished(status: Int32)
    /// SIGINT, SIGTERM, or the terminal was closed.
    case interrupted
}

/// Why a stack could not be kept up, for the person at the terminal.
struct StackFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
