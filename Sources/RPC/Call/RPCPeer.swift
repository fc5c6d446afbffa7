/// Who is at the other end of a connection, as the kernel says.
public enum RPCPeer: Sendable, Equatable {
    /// The process that connected to our Unix socket (`SO_PEERCRED`, fixed at connect).
    case process(pid: Int32, uid: UInt32, gid: UInt32)
    /// The names in the certificate that the peer has proved to be its own, and its address.
    case certificate(names: [String], address: String)
    /// The address and port that connected over TCP in plain text.
    case address(String)
    /// The kernel would not say.
    case unknown

    /// The user id of the process at the other end of a Unix socket.
    public var uid: UInt32? {
        guard case .process(_, let uid, _) = self else { return nil }
        return uid
    }
}
