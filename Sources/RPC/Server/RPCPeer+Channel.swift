import Glibc
import NIOCore

extension RPCPeer {
    /// The kernel's `struct ucred`, which Glibc declares only for GNU C. Source: unix(7).
    private struct Credentials: Sendable {
        var pid: pid_t = 0
        var uid: uid_t = 0
        var gid: gid_t = 0
    }

    /// Asks the kernel who is at the other end of `channel`.
    static func of(_ channel: any Channel) -> EventLoopFuture<RPCPeer> {
        if let address = channel.remoteAddress, address.protocol != .unix {
            return channel.eventLoop.makeSucceededFuture(.address(address.description))
        }
        guard let options = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeSucceededFuture(.unknown)
        }
        let credentials: EventLoopFuture<Credentials> = options.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return credentials.map { .process(pid: $0.pid, uid: $0.uid, gid: $0.gid) }.recover { _ in .unknown }
    }
}
