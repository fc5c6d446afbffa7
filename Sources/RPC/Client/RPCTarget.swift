/// A service as its callers know it: where it is, and how it proves that it is the one.
public struct RPCTarget: Sendable {
    /// Where the service listens.
    public var address: RPCAddress
    /// Whom its callers take for it, and what they show of themselves.
    public var security: RPCSecurity

    /// A service at one address.
    public init(_ address: RPCAddress, security: RPCSecurity = RPCSecurity()) {
        self.address = address
        self.security = security
    }
}
