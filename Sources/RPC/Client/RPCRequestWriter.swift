import Protobuf

/// Sends the messages of a stream of requests.
public struct RPCRequestWriter<Request: ProtobufMessage>: Sendable {
    private let call: ClientCall

    init(_ call: ClientCall) {
        self.call = call
    }

    /// Sends one message, after waiting for as long as the service, or the connection to it, has no room for more.
    ///
    /// - Throws: The `RPCError` that ended the call; `cancelled` (`stream_ended`) once the service has answered for
    ///   good; `failedPrecondition` after `finish`; `resourceExhausted` for a message above the frame limit. When the
    ///   task is cancelled, so is the call.
    public func write(_ message: Request) async throws(RPCError) {
        try await call.write(message)
    }

    /// Says that no more messages come. The service's answer may still take its time.
    public func finish() {
        call.finishRequests()
    }
}
