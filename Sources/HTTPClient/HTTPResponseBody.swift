/// The body of an answer as it arrives. It can be read once; a reader that is slow makes the server wait.
public struct HTTPResponseBody: AsyncSequence, Sendable {
    /// A piece of the body; not empty.
    public typealias Element = [UInt8]
    /// Why an answer ends before it is whole.
    public typealias Failure = HTTPClientError

    let exchange: Exchange

    /// Reads the pieces in their order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let exchange: Exchange

        /// The next piece, or nil after the last.
        ///
        /// - Throws: ``HTTPClientError`` when the answer ends before it is whole.
        public mutating func next() async throws -> [UInt8]? {
            switch try await exchange.next() {
            case .chunk(let bytes): bytes
            case .head, .end: nil
            }
        }

        /// The next piece, or nil after the last.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(HTTPClientError) -> [UInt8]? {
            switch try await exchange.next() {
            case .chunk(let bytes): bytes
            case .head, .end: nil
            }
        }
    }

    /// Begins to read, or goes on where another iterator stopped.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(exchange: exchange) }
}
