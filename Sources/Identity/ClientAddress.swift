import RPC

/// Where a request came from, as the gateway tells the services behind it.
public enum ClientAddress {
    /// The metadata key of the client's address.
    public static let metadataKey = "client-address"
    /// The metadata key of what the client calls itself.
    public static let userAgentKey = "client-user-agent"
    /// The longest address that is believed, in bytes: an IPv6 address with its prefix takes 43.
    public static let bytesMax = 64
    /// The longest name of a program that is kept, in bytes.
    public static let userAgentBytesMax = 200
}

extension RPCContext {
    /// The address of whom the call is made for: what a service of this deployment says of it, or that of the peer.
    /// Nil when nobody said.
    public func clientAddress(trusting peers: PeerTrust) -> String? {
        if peers.includes(peer) {
            let told = metadata[ClientAddress.metadataKey]
            return told.flatMap { (1...ClientAddress.bytesMax).contains($0.utf8.count) ? $0 : nil }
        }
        return switch peer {
        case .certificate(_, let address), .address(let address): String(address.prefix(ClientAddress.bytesMax))
        case .process, .unknown: nil
        }
    }

    /// What the client calls itself, cut to what is kept; nil when it did not say.
    public var clientUserAgent: String? {
        guard let text = metadata[ClientAddress.userAgentKey], !text.isEmpty else { return nil }
        var kept = text.unicodeScalars.prefix(ClientAddress.userAgentBytesMax).filter { $0.value >= 0x20 }[...]
        while String(String.UnicodeScalarView(kept)).utf8.count > ClientAddress.userAgentBytesMax { kept.removeLast() }
        return String(String.UnicodeScalarView(kept))
    }
}
