import Glibc
import NIOCore

/// A listening socket that NIO knows nothing of, as whoever starts a process makes one for it.
final class ListeningSocket {
    /// The system refused it.
    struct Refused: Error {
        let number: Int32
    }

    let descriptor: Int32
    /// The port that the kernel chose; 0 for a Unix socket.
    let port: Int

    init(_ address: SocketAddress, isListening: Bool = true) throws {
        let descriptor = socket(address.protocol.rawValue, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        guard address.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0,
            !isListening || listen(descriptor, 1) == 0,
            withUnsafeMutablePointer(
                to: &name,
                { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
                }) == 0
        else {
            let refused = Refused(number: errno)
            close(descriptor)
            throw refused
        }
        self.descriptor = descriptor
        // IPv4 and IPv6 have the port at the same place.
        port = address.port == nil ? 0 : Int(UInt16(bigEndian: name.sin6_port))
    }

    deinit {
        close(descriptor)
    }
}
