import RPC

/// Where a service is called, and by which names it proves itself.
public struct RPCTargetSettings: Sendable {
    let address: RPCAddress
    let identities: Set<String>

    /// The service, for a process that shows and believes what `security` says.
    public func target(_ security: RPCSecurity) -> RPCTarget {
        RPCTarget(address, security: security.expecting(identities))
    }
}
