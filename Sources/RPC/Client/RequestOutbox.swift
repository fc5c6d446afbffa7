/// The sending half of a call whose requests are a stream. Confined to the link's event loop.
final class RequestOutbox {
    var window = SendWindow()
    /// Whether the caller has said that it sends no more.
    var isFinished = false
    /// Why nothing can be sent any more, once the call is over.
    private(set) var failure: RPCError?
    /// Each is resumed exactly once: whoever resumes takes them out first.
    private var waitingWriters: [UnsafeContinuation<Void, Never>] = []

    /// Whether the server has been sent nothing but the request.
    var isUntouched: Bool { window.isUntouched && !isFinished }

    func wait(_ writer: UnsafeContinuation<Void, Never>) {
        waitingWriters.append(writer)
    }

    /// Lets everybody who waits look again.
    func resumeWriters() {
        let writers = waitingWriters
        waitingWriters = []
        for writer in writers { writer.resume() }
    }

    /// The call is over, well or not.
    func end(_ error: RPCError?) {
        failure = error ?? .streamEnded
        resumeWriters()
    }
}

extension RPCError {
    /// The server has answered for good and wants no more requests.
    static let streamEnded = RPCError(.cancelled, reason: "stream_ended", message: "The service has ended the stream")
    static let requestsFinished = RPCError.failedPrecondition(
        "requests_finished", "The stream of requests has been finished")
}
