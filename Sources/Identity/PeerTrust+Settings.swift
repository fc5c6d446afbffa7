import ServiceRuntime

extension PeerTrust {
    /// Reads whom a deployment trusts: the same for every service.
    public init(_ rpc: RPCSettings, from settings: inout Settings) {
        let trustsTCP = settings.value(
            "TRUST_LOOPBACK", .boolean, default: false,
            help: "Whether any process that connects over loopback TCP without TLS counts as a service.")
        self.init(uids: rpc.uids, trustsTCP: trustsTCP)
    }
}
