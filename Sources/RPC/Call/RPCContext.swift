/// What a handler knows about the call that it answers, besides the request.
public struct RPCContext: Sendable {
    /// The method called.
    public let method: RPCMethodName
    /// Who is at the other end of the connection.
    public let peer: RPCPeer
    /// When the answer is no longer wanted. Hand what remains of it to the calls made on the way.
    public let deadline: RPCDeadline
    /// What the caller sent beside the request.
    public var metadata: RPCMetadata
    /// On whose behalf the call is made, as the server's `RPCAuthorizer` has established it; nil without one.
    ///
    /// Its type is the service's own: `context.caller as? VerifiedToken`. A class instance is stored without
    /// allocating.
    public var caller: (any Sendable)?
    /// nil when the caller understands nothing beside its answer.
    var answerMetadata: AnswerMetadata?

    /// Creates the context of one call; tests use it to call handlers directly.
    public init(
        method: RPCMethodName,
        peer: RPCPeer = .unknown,
        deadline: RPCDeadline,
        metadata: RPCMetadata = RPCMetadata(),
        caller: (any Sendable)? = nil
    ) {
        self.method = method
        self.peer = peer
        self.deadline = deadline
        self.metadata = metadata
        self.caller = caller
    }

    /// Says something to the caller beside the answer, ahead of it: what `RPCCallOptions.onMetadata` hears.
    ///
    /// Reaches clients that have announced that they understand it, as this runtime's do, while the call is running;
    /// anything above the limits of `RPCLimits` is dropped, and logged.
    public func send(_ metadata: RPCMetadata) {
        answerMetadata?.send(metadata)
    }
}
