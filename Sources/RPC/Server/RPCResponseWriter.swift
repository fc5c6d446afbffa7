import Protobuf

/// Sends the messages of a response stream.
public struct RPCResponseWriter<Response: ProtobufMessage>: Sendable {
    private let call: ServerCall

    init(_ call: ServerCall) {
        self.call = call
    }

    /// Sends one message, and waits while the connection has more to send than its limit.
    ///
    /// - Throws: `RPCError` once the call is over, because its deadline passed or the connection is lost, and for a
    ///   message above the frame limit.
    public func write(_ message: Response) async throws(RPCError) {
        try await call.write(message)
    }
}
