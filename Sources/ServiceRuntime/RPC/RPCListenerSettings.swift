import RPC

/// Where a service listens, and by which names its callers prove themselves.
public struct RPCListenerSettings: Sendable {
    /// Where it listens.
    public let address: RPCAddress
    let identities: Set<String>

    /// Who may connect, for a process that shows and believes what `security` says.
    public func security(_ security: RPCSecurity) -> RPCSecurity {
        security.expecting(identities)
    }
}
