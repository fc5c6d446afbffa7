import Glibc
import Synchronization

/// Listening sockets that whoever started the process made for it, as systemd's socket units do.
///
/// Such a socket outlives the process: connections wait in it while the process is replaced, and it can be made with
/// rights that the process never has. Source: sd_listen_fds(3).
public final class ActivationSockets: Sendable {
    /// Those of this process.
    public static let ofProcess = ActivationSockets(
        pid: getenv("LISTEN_PID").map { String(cString: $0) }, count: getenv("LISTEN_FDS").map { String(cString: $0) })

    /// Sockets that are taken over at most: a process of ours listens on two.
    static let socketsMax = 16

    private enum Name: Hashable {
        case path(String)
        case port(UInt16)
    }

    private let sockets: Mutex<[Name: Int32]>

    /// - Parameters:
    ///   - pid: Whom the sockets are for; a parent's environment may still be that of its own start.
    ///   - count: How many there are.
    ///   - first: The first one's descriptor; systemd's is 3.
    init(pid: String?, count: String?, first: Int32 = 3) {
        var sockets: [Name: Int32] = [:]
        if pid.flatMap({ Int32($0) }) == getpid(), let count = count.flatMap({ Int32($0) }) {
            for descriptor in first..<first + min(max(count, 0), Int32(Self.socketsMax)) {
                // Programs that this one starts have no use for them.
                guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { continue }
                if let name = Self.name(of: descriptor) { sockets[name] = descriptor }
            }
        }
        self.sockets = Mutex(sockets)
    }

    /// The socket that listens at `path`, which from now on is the caller's; nil when there is none.
    public func take(path: String) -> Int32? {
        sockets.withLock { $0.removeValue(forKey: .path(path)) }
    }

    /// The socket that listens on `port`, of whatever address of this host; nil when there is none.
    public func take(port: Int) -> Int32? {
        UInt16(exactly: port).flatMap { port in sockets.withLock { $0.removeValue(forKey: .port(port)) } }
    }

    private static func name(of descriptor: Int32) -> Name? {
        var isListening: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) == 0, isListening != 0 else {
            return nil
        }
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let named = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard named == 0 else { return nil }
        return withUnsafeBytes(of: storage) { name(in: $0.prefix(Int(size)), family: Int32(storage.ss_family)) }
    }

    /// Both kinds of Internet address have the port in network order at the same place. Source: ip(7), ipv6(7).
    private static func name(in address: Slice<UnsafeRawBufferPointer>, family: Int32) -> Name? {
        let offset = MemoryLayout<sa_family_t>.size
        let rest = address.dropFirst(offset)
        switch family {
        case AF_INET, AF_INET6:
            let bytes = Array(rest.prefix(2))
            return bytes.count == 2 ? .port(UInt16(bytes[0]) << 8 | UInt16(bytes[1])) : nil
        case AF_UNIX:
            let path = rest.prefix { $0 != 0 }
            return path.isEmpty ? nil : .path(String(decoding: path, as: UTF8.self))
        default:
            return nil
        }
    }
}
