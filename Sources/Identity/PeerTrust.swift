import Glibc
import RPC

/// Which peers count as services of this deployment.
public struct PeerTrust: Sendable {
    private static let root: UInt32 = 0

    private let uids: Set<UInt32>
    private let trustsTCP: Bool

    /// Trusts processes of this process's own user, of root, and of `uids`.
    ///
    /// Who has shown a certificate is trusted too: the RPC server takes no names but those of services.
    ///
    /// - Parameter trustsTCP: whether to trust whoever connects over TCP without TLS. The RPC server takes that on
    ///   loopback only, where the kernel does not say whose process connects: right only on a machine, or in a
    ///   container, where every user is trusted.
    public init(uids: Set<UInt32> = [], trustsTCP: Bool = false) {
        self.uids = uids.union([geteuid(), Self.root])
        self.trustsTCP = trustsTCP
    }

    /// Whether `peer` is a service.
    public func includes(_ peer: RPCPeer) -> Bool {
        switch peer {
        case .process(_, let uid, _): uids.contains(uid)
        case .certificate: true
        case .address: trustsTCP
        case .unknown: false
        }
    }
}
