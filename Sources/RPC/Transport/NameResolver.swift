import Glibc
import NIOCore
import NIOPosix

/// Looks up the addresses of hosts, off the event loops: the system's resolver blocks.
enum NameResolver {
    /// Why there is no address to connect to.
    enum Failure: Error, Equatable, CustomStringConvertible {
        /// The resolver's own words.
        case lookup(host: String, reason: String)
        /// The host has none.
        case noAddress

        var description: String {
            switch self {
            case .lookup(let host, let reason): "\(host) has no address: \(reason)"
            case .noAddress: "The host has no address"
            }
        }
    }

    /// Most addresses of a name that are used.
    static let addressesMax = 64

    /// Threads that block in the resolver: room for the names of three services, two of which get no answer. They are
    /// not those of NIO's own pool, of which there are as few as processors, and which files need.
    private static let threads = {
        let pool = NIOThreadPool(numberOfThreads: 16)
        pool.start()
        return pool
    }()

    /// The addresses of `host` in the resolver's order; a numeric address is its own, without asking anyone.
    static func addresses(
        of host: String, port: Int, on eventLoop: any EventLoop
    ) -> EventLoopFuture<[SocketAddress]> {
        if let address = try? SocketAddress(ipAddress: host, port: port) {
            return eventLoop.makeSucceededFuture([address])
        }
        return threads.runIfActive(eventLoop: eventLoop) { try lookUp(host, port: port) }
    }

    /// Blocks. Source: getaddrinfo(3).
    private static func lookUp(_ host: String, port: Int) throws -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            throw Failure.lookup(host: host, reason: String(cString: gai_strerror(code)))
        }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        var next = list
        while let entry = next?.pointee, addresses.count < addressesMax {
            next = entry.ai_next
            guard let address = numericAddress(of: entry, port: port), !addresses.contains(address) else { continue }
            addresses.append(address)
        }
        return addresses
    }

    private static func numericAddress(of entry: addrinfo, port: Int) -> SocketAddress? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return try? SocketAddress(ipAddress: String(decoding: bytes, as: UTF8.self), port: port)
    }
}
