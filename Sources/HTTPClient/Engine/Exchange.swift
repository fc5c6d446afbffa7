import Synchronization

/// One request on its way to its answer: what the transfer's thread and the task that waits for it share.
final class Exchange: Sendable {
    let id: UInt64
    let request: HTTPRequest
    let response: ResponseBuffer
    let upload: UploadBuffer
    private let mailbox: Mailbox
    private let cancelled = Atomic(false)

    init(id: UInt64, _ request: HTTPRequest, bufferedBytesMax: Int, mailbox: Mailbox) {
        self.id = id
        self.request = request
        self.mailbox = mailbox
        response = ResponseBuffer(bytesMax: bufferedBytesMax)
        upload =
            switch request.body {
            case .none: UploadBuffer(bytes: [])
            case .bytes(let bytes): UploadBuffer(bytes: bytes)
            case .stream: UploadBuffer()
            }
    }

    /// Hands the exchange to the thread.
    func start() {
        if !mailbox.post(.start(self)) { response.end(HTTPClientError(.shutDown, .notSent)) }
    }

    /// Whether the exchange is to end before it begins.
    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

    /// Ends the exchange, wherever it stands. Does nothing to one that has ended.
    func cancel() {
        cancelled.store(true, ordering: .releasing)
        // A thread that has gone ended all its exchanges.
        _ = mailbox.post(.cancel(id))
    }

    /// The next part of the answer.
    func next() async throws(HTTPClientError) -> ResponseBuffer.Event {
        let (event, hasRoomAgain) = try await response.next()
        if hasRoomAgain { resume() }
        return event
    }

    /// Moves the pieces of a streamed body to the thread, each when the one before has gone.
    func feed() async {
        guard case .stream(_, let source) = request.body else { return }
        do {
            while !upload.isGivenUp, let chunk = try await source() {
                if !chunk.isEmpty, await upload.append(chunk) { resume() }
            }
            if upload.finish() { resume() }
        } catch {
            if upload.fail() { resume() }
        }
    }

    private func resume() {
        _ = mailbox.post(.resume(id))
    }
}
