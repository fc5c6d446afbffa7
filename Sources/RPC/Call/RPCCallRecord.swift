/// One finished call, for metrics and logs.
public struct RPCCallRecord: Sendable {
    /// The method called.
    public let method: RPCMethodName
    /// nil for success.
    public let error: RPCError?
    /// From the request's arrival (server) or the call's start (client) to its end.
    public var duration: Duration { .nanoseconds(nanoseconds) }
    /// The same as a number.
    public let nanoseconds: Int64
    /// The request message's size on the wire; 0 when it was never sent.
    public let requestBytes: Int
    /// The answer's size on the wire: all messages of a stream together.
    public let responseBytes: Int
}
