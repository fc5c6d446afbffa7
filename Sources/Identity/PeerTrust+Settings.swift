import ServiceRuntime

extension PeerTrust {
    /// Reads whom a deployment trusts: the same two settings for every service.
    public init(from settings: inout Settings) {
        let uids = settings.value(
            "SERVICE_UIDS", .list(of: .integer(in: 0...Int(UInt32.max))), default: [],
            help: "Numeric user ids whose processes may call what is for services only, beside the own one and root.")
        let trustsTCP = settings.value(
            "TRUST_LOOPBACK", .boolean, default: false,
            help: "Whether any process that connects over loopback TCP counts as a service.")
        self.init(uids: Set(uids.map { UInt32(clamping: $0) }), trustsTCP: trustsTCP)
    }
}
