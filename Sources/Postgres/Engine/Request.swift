import Synchronization

/// One command on its way from a task to the engine and back. It is answered exactly once.
final class Request: Sendable {
    typealias Outcome = Result<PostgresResult, PostgresError>

    /// What is to be run.
    enum Body: Sendable {
        case statement(Statement, EncodedParameters)
        /// Several statements in one text, without parameters, by the simple query protocol.
        case script(String)
    }

    private struct State {
        var continuation: UnsafeContinuation<Outcome, Never>?
        var isCancelled = false
        var isFinished = false
    }

    let body: Body
    /// How long the server may work on it.
    let timeout: Duration
    private let state = Mutex(State())

    init(_ body: Body, timeout: Duration) {
        self.body = body
        self.timeout = timeout
    }

    /// The task no longer wants an answer. An unsent request is dropped; a command under way is for the engine to stop.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// True once it was answered.
    var isFinished: Bool { state.withLock { $0.isFinished } }

    func markCancelled() {
        state.withLock { $0.isCancelled = true }
    }

    /// Leaves the task to be resumed by `finish`. Called once, before the request is submitted.
    func attach(_ continuation: UnsafeContinuation<Outcome, Never>) {
        let finishedEarly = state.withLock { state in
            if !state.isFinished { state.continuation = continuation }
            return state.isFinished
        }
        if finishedEarly { continuation.resume(returning: .failure(.cancelled)) }
    }

    /// Answers the task. Every answer but the first is ignored: a cancelled read may still get its rows.
    func finish(_ outcome: Outcome) {
        let continuation = state.withLock { state in
            state.isFinished = true
            return state.continuation.take()
        }
        continuation?.resume(returning: outcome)
    }
}

extension PostgresError {
    static let cancelled = PostgresError(.cancelled, "the calling task was cancelled")
    static let closed = PostgresError(.unavailable, "the pool is closed")
}
