import Protobuf

/// The requests of a call, in order, as they come; ends when the client sends no more.
///
/// The client is slowed down to the reader's pace. Leaving requests unread is no error: the call ends with its handler.
public struct RPCRequests<Request: ProtobufMessage>: AsyncSequence, Sendable {
    /// Reads the requests. One reader at a time: a second gets `failedPrecondition`.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let requests: RPCRequests

        /// The next request, nil after the last.
        ///
        /// - Throws: The `RPCError` that ended the call: `cancelled` when the caller or the task gave up,
        ///   `deadlineExceeded`, `unavailable` when the connection was lost; or what is wrong with the request.
        public mutating func next() async throws(RPCError) -> Request? {
            try await requests.next()
        }

        /// As `next()`, for `for await` in Swift 6.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Request? {
            try await requests.next()
        }
    }

    private let inbox: StreamInbox<Request>
    private let call: ServerCall
    private let check: RPCMethod.Check<Request>?

    init(_ inbox: StreamInbox<Request>, of call: ServerCall, checking check: RPCMethod.Check<Request>?) {
        self.inbox = inbox
        self.call = call
        self.check = check
    }

    private func next() async throws(RPCError) -> Request? {
        guard let request = try await inbox.next(for: call) else { return nil }
        if let check, let fault = check(request) { throw fault }
        return request
    }

    /// A reader of what has not been read yet.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(requests: self)
    }
}
