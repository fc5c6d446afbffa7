import RPC

extension RuntimeConfig {
    /// The limits of the process's RPC server: those documented, with the process's own grace for running calls.
    public var rpcLimits: RPCLimits {
        var limits = RPCLimits()
        limits.shutdownGracePeriod = shutdownGrace
        return limits
    }
}
