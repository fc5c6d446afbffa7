/// What a caller sets for one call.
public struct RPCCallOptions: Sendable {
    /// How long the answer may take; nil takes the default of the client's `RPCLimits`. No call waits for ever.
    public var timeout: Duration?
    /// Pairs that travel beside the request.
    public var metadata: RPCMetadata
    /// Hears what the service says beside its answer, if it can, before the answer is there. Runs on the client's event
    /// loop: it must not block. A call that is made again may say things again.
    public var onMetadata: (@Sendable (RPCMetadata) -> Void)?

    /// Options with a timeout and metadata of the caller's own.
    public init(
        timeout: Duration? = nil, metadata: RPCMetadata = RPCMetadata(),
        onMetadata: (@Sendable (RPCMetadata) -> Void)? = nil
    ) {
        self.timeout = timeout
        self.metadata = metadata
        self.onMetadata = onMetadata
    }
}
