import Protobuf
import Synchronization

/// The answers of a server-streaming call, in order.
///
/// The server is slowed down to the reader's pace. Dropping the sequence and its iterators cancels the call.
public struct RPCResponses<Response: ProtobufMessage>: AsyncSequence, Sendable {
    /// Cancels the call when nobody can read it any more.
    fileprivate final class Lifetime: Sendable {
        private let first: ResponseStream<Response>
        private let restart: Restart?
        /// What `restart` has made.
        private let latest: Mutex<ResponseStream<Response>?>

        init(_ stream: ResponseStream<Response>, _ restart: Restart?) {
            first = stream
            self.restart = restart
            latest = Mutex(nil)
        }

        deinit {
            stream.link.cancel(stream)
        }

        var stream: ResponseStream<Response> {
            // Without a way to restart there is nothing to lock.
            restart == nil ? first : latest.withLock { $0 } ?? first
        }

        func next() async throws(RPCError) -> Response? {
            while true {
                do throws(RPCError) {
                    return try await stream.next()
                } catch {
                    guard let restart, error.code == .unavailable, error.isSurelyNotSent,
                        let other = await restart()
                    else { throw error }
                    latest.withLock { $0 = other }
                }
            }
        }
    }

    /// Begins the stream anew after its request has surely not left; nil when that is of no use.
    typealias Restart = @Sendable () async -> ResponseStream<Response>?

    /// Reads the answers. One reader at a time: a second gets `failedPrecondition`.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let lifetime: Lifetime

        /// The next answer, nil after the last.
        ///
        /// - Throws: The `RPCError` that ended the stream; `cancelled` when the task is.
        public mutating func next() async throws(RPCError) -> Response? {
            try await lifetime.next()
        }

        /// As `next()`, for `for await` in Swift 6.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Response? {
            try await lifetime.next()
        }
    }

    private let lifetime: Lifetime

    init(_ stream: ResponseStream<Response>, restart: Restart? = nil) {
        lifetime = Lifetime(stream, restart)
    }

    /// Bytes of answers that have arrived and wait to be read, for tests of backpressure.
    var bufferedBytes: Int { lifetime.stream.bufferedBytes }

    /// A reader of what has not been read yet.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(lifetime: lifetime)
    }
}
