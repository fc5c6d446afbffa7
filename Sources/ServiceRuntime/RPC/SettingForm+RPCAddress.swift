import RPC

extension SettingForm where Value == RPCAddress {
    /// Where a service listens, or is called.
    public static var rpcAddress: Self {
        Self(
            allowed: "unix:///path or tcp://host:port",
            parse: { try? RPCAddress(parsing: $0) },
            render: { $0.description })
    }
}
