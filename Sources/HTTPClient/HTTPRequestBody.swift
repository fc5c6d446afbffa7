/// What a request carries.
public enum HTTPRequestBody: Sendable {
    /// A source of a body's pieces, each asked for when there is room for it; nil ends the body.
    public typealias Source = @Sendable () async throws -> [UInt8]?

    /// Nothing.
    case none
    /// Bytes in memory.
    case bytes([UInt8])
    /// Pieces made while they are sent. Without a `length` in bytes the body is sent in chunks.
    ///
    /// An error of the source ends the request; what was sent until then is with the server.
    case stream(length: Int?, Source)
}
