/// What a caller sets for one call.
public struct RPCCallOptions: Sendable {
    /// How long the answer may take; nil takes the default of the client's `RPCLimits`. No call waits for ever.
    public var timeout: Duration?
    /// Pairs that travel beside the request.
    public var metadata: RPCMetadata

    /// Options with a timeout and metadata of the caller's own.
    public init(timeout: Duration? = nil, metadata: RPCMetadata = RPCMetadata()) {
        self.timeout = timeout
        self.metadata = metadata
    }
}
