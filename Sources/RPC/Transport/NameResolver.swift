import Glibc
import NIOCore
import NIOPosix
import Synchronization

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

    /// How long a lookup is joined by others of the same host: a process has a client for each of its event loops, and
    /// these lose their connections at the same moment, so their lookups would all wait for one answer. Shorter than
    /// the pause of a client that looks again beside an answer that may be lost.
    static let joinInterval = TimeAmount.milliseconds(250)

    private struct Lookup {
        let began: NIODeadline
        let answer: EventLoopFuture<[String]>
    }

    /// The young lookups by host.
    private static let lookups = Mutex<[String: Lookup]>([:])

    /// Threads that block in the resolver: room for the names of three services, two of which get no answer. They are
    /// not those of NIO's own pool, of which there are as few as processors, and which files need.
    private static let threads = {
        let pool = NIOThreadPool(numberOfThreads: 16)
        pool.start()
        return pool
    }()

    /// The addresses of `host` in the resolver's order; a numeric address is its own, without asking anyone.
    static func addresses(
        of host: String, port: Int, on eventLoop: any EventLoop,
        by lookUp: @escaping @Sendable (_ host: String) throws -> [String] = { try lookUp($0) }
    ) -> EventLoopFuture<[SocketAddress]> {
        if let address = try? SocketAddress(ipAddress: host, port: port) {
            return eventLoop.makeSucceededFuture([address])
        }
        return lookup(of: host, by: lookUp).answer.hop(to: eventLoop).map { hosts in
            // None for an address of a scope, which is of no use beyond its link.
            hosts.compactMap { try? SocketAddress(ipAddress: $0, port: port) }
        }
    }

    /// A young lookup of the host, or a new one. It runs on a loop that outlives those of all who wait for it.
    private static func lookup(of host: String, by lookUp: @escaping @Sendable (String) throws -> [String]) -> Lookup {
        lookups.withLock { lookups in
            let now = NIODeadline.now()
            lookups = lookups.filter { now - $0.value.began < joinInterval }
            if let young = lookups[host] { return young }
            let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
            let lookup = Lookup(began: now, answer: threads.runIfActive(eventLoop: eventLoop) { try lookUp(host) })
            lookups[host] = lookup
            return lookup
        }
    }

    /// The numeric addresses of a host. Blocks. Source: getaddrinfo(3).
    private static func lookUp(_ host: String) throws -> [String] {
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
        var addresses: [String] = []
        var next = list
        while let entry = next?.pointee, addresses.count < addressesMax {
            next = entry.ai_next
            guard let address = numericAddress(of: entry), !addresses.contains(address) else { continue }
            addresses.append(address)
        }
        return addresses
    }

    private static func numericAddress(of entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
