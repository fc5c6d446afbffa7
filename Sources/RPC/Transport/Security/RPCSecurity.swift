import Glibc

/// Whom a server or a client takes for its peer, and how both know.
///
/// Over a Unix socket the kernel names the user at the other end. Over TCP both sides show certificates (TLS 1.3), and
/// each looks for a name that it expects in the other's. TCP in plain text has to be allowed, and ends at loopback.
public struct RPCSecurity: Sendable {
    /// What this process shows over TCP; nil when it has no certificate.
    public var credentials: TLSCredentials?
    /// Names, one of which a peer's certificate has to carry as a subject alternative name (DNS or URI). Empty: none
    /// is good enough.
    public var identitiesAllowed: Set<String>
    /// Users, one of whom has to run the process at the other end of a Unix socket.
    public var uidsAllowed: Set<UInt32>
    /// Whether TCP on loopback goes without TLS when there are no `credentials`.
    public var allowsPlaintextLoopback: Bool

    /// Why an address cannot be used with these.
    struct PlaintextRefused: Error, CustomStringConvertible {
        let address: RPCAddress
        var description: String {
            "\(address) needs a certificate: plain TCP is for loopback, and there only where it is allowed"
        }
    }

    /// The users whom a process trusts in any case: its own and root, who can become its own.
    public static let ownUIDs: Set<UInt32> = [geteuid(), 0]

    /// Unix sockets between processes of the own user and root, and no TCP, unless said otherwise.
    public init(
        credentials: TLSCredentials? = nil,
        identitiesAllowed: Set<String> = [],
        uidsAllowed: Set<UInt32> = RPCSecurity.ownUIDs,
        allowsPlaintextLoopback: Bool = false
    ) {
        self.credentials = credentials
        self.identitiesAllowed = identitiesAllowed
        self.uidsAllowed = uidsAllowed
        self.allowsPlaintextLoopback = allowsPlaintextLoopback
    }

    /// The same, for a peer with one of these names.
    public func expecting(_ identities: Set<String>) -> RPCSecurity {
        var security = self
        security.identitiesAllowed = identities
        return security
    }

    /// Whether a connection to or at `address` can be secured as this demands, or may go without.
    public func admits(_ address: RPCAddress) -> Bool {
        switch address {
        case .unix: true
        case .tcp(let host, _):
            credentials != nil || allowsPlaintextLoopback && RPCAddress.loopbackAddress(of: host) != nil
        }
    }

    /// Whether `peer`, over a Unix socket or plain TCP, is one to talk to. Certificates are checked by `IdentityCheck`.
    func admits(_ peer: RPCPeer) -> Bool {
        switch peer {
        case .process(_, let uid, _): uidsAllowed.contains(uid)
        case .address: allowsPlaintextLoopback && credentials == nil
        case .certificate(let names, _): !identitiesAllowed.isDisjoint(with: names)
        case .unknown: false
        }
    }
}
