import Protobuf

/// Both directions of a bidirectional call; neither waits for the other.
public struct RPCExchange<Request: ProtobufMessage, Response: ProtobufMessage>: Sendable {
    /// Sends requests. They end with `finish`, which the service waits for, as a rule.
    public let requests: RPCRequestWriter<Request>
    /// The answers. Dropping them, and their iterators, cancels the call.
    public let responses: RPCResponses<Response>
}
