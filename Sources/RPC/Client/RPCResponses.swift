import Protobuf

/// The answers of a server-streaming call, in order.
///
/// The server is slowed down to the reader's pace. Dropping the sequence and its iterators cancels the call.
public struct RPCResponses<Response: ProtobufMessage>: AsyncSequence, Sendable {
    /// Cancels the call when nobody can read it any more.
    fileprivate final class Lifetime: Sendable {
        let stream: ResponseStream<Response>

        init(_ stream: ResponseStream<Response>) {
            self.stream = stream
        }

        deinit {
            stream.link.cancel(stream)
        }
    }

    /// Reads the answers. One reader at a time: a second gets `failedPrecondition`.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let lifetime: Lifetime

        /// The next answer, nil after the last.
        ///
        /// - Throws: The `RPCError` that ended the stream; `cancelled` when the task is.
        public mutating func next() async throws(RPCError) -> Response? {
            try await lifetime.stream.next()
        }

        /// As `next()`, for `for await` in Swift 6.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Response? {
            try await lifetime.stream.next()
        }
    }

    private let lifetime: Lifetime

    init(_ stream: ResponseStream<Response>) {
        lifetime = Lifetime(stream)
    }

    /// Bytes of answers that have arrived and wait to be read, for tests of backpressure.
    var bufferedBytes: Int { lifetime.stream.bufferedBytes }

    /// A reader of what has not been read yet.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(lifetime: lifetime)
    }
}
