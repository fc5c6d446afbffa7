import RPC

extension SettingForm where Value == RPCAddress {
    /// Where a service listens, or is called: a Unix socket or a loopback port.
    public static var rpcAddress: Self {
        Self(
            allowed: "unix:///path, or tcp://127.0.0.1:port",
            parse: { try? RPCAddress(parsing: $0) },
            render: { $0.description })
    }
}
