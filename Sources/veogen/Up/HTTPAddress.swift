import ArgumentParser
import Glibc

/// The host and port that the REST API listens on.
struct HTTPAddress: Equatable {
    let host: String
    let port: Int

    /// Reads `host:port`.
    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65535).contains(port), colon != text.startIndex
        else {
            throw ValidationError("--http takes host:port, such as 127.0.0.1:8080; this is \"\(text)\".")
        }
        self.init(host: String(text[..<colon]), port: port)
    }

    private init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Where clients reach it; an address that means "every interface" is reached by loopback.
    var url: String {
        "http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(port)"
    }

    /// The same address, with a port that is free when it names none.
    ///
    /// - Throws: `StackFailure` when it can't be listened on: another process there would be taken for this stack.
    func withFreePort() throws -> HTTPAddress {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        // As the gateway does: what is left of connections that have ended is in nobody's way.
        var isReused: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr = try number()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
            }
        }
        guard isBound else {
            let reason = String(cString: strerror(errno))
            throw StackFailure("\(host):\(port) can't be listened on: \(reason); choose another by --http")
        }
        return HTTPAddress(host: host, port: Int(UInt16(bigEndian: address.sin_port)))
    }
    /// The host's address; the first of a name's.
    private func number() throws -> in_addr {
        var hints = addrinfo()
        hints.ai_family = AF_INET
        var found: UnsafeMutablePointer<addrinfo>?
        defer { freeaddrinfo(found) }
        let outcome = getaddrinfo(host, nil, &hints, &found)
        guard outcome == 0, let socketAddress = found?.pointee.ai_addr else {
            throw StackFailure(
                "\(host) is no address of this machine: \(String(cString: gai_strerror(outcome))); see --http")
        }
        return socketAddress.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr }
    }
}
