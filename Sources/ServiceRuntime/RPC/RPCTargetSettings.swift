import RPC

/// Where a service is called, and by which names it proves itself.
public struct RPCTargetSettings: Sendable {
    let addresses: [RPCAddress]
    let identities: Set<String>

    /// The service, for a process that shows and believes what `security` says.
    public func target(_ security: RPCSecurity) -> RPCTarget {
        RPCTarget(addresses, security: security.expecting(identities))
    }
}
