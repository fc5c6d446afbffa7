/// A service as its callers know it: where it is, and how it proves that it is the one.
public struct RPCTarget: Sendable {
    /// Where the service listens. A host name stands for all of its addresses, which are looked up again every
    /// `RPCBalancingLimits.resolveInterval`.
    public var addresses: [RPCAddress]
    /// Whom its callers take for it, and what they show of themselves.
    public var security: RPCSecurity

    /// A service at one or more addresses, each as good as the others.
    public init(_ addresses: [RPCAddress], security: RPCSecurity = RPCSecurity()) {
        self.addresses = addresses
        self.security = security
    }

    /// Whether there is one endpoint, now and later.
    var isSingle: Bool {
        addresses.count == 1 && !addresses.contains(where: \.needsLookup)
    }
}
