/// Where a service listens.
public enum RPCAddress: Sendable, Hashable {
    /// A Unix socket.
    case unix(path: String)
    /// A TCP port of a host, by name or numeric address (IPv6 without brackets); port 0 lets the kernel choose one to
    /// listen on. Goes by TLS, or on loopback where that is allowed in plain text: see `RPCSecurity`.
    case tcp(host: String, port: Int)

    /// The text is no address.
    public struct InvalidAddress: Error, Sendable, Equatable, CustomStringConvertible {
        /// What is wrong, for whoever wrote the address.
        public let description: String
    }

    /// Bytes of a Unix socket's path that fit `sockaddr_un`, the terminating NUL and the suffix of the name under which
    /// a server prepares it subtracted. Source: unix(7).
    static let pathBytesMax = 107 - UnixSocketFile.temporarySuffixBytes

    /// Bytes of a host name. Source: RFC 1035, 2.3.4.
    static let hostBytesMax = 253

    /// Reads `unix:///run/x.sock`, `tcp://auth-1:7001` or `tcp://[::1]:7001`.
    ///
    /// - Throws: `InvalidAddress`.
    public init(parsing text: String) throws(InvalidAddress) {
        if let path = text.dropping("unix://") {
            self = try Self.unix(checking: path, of: text)
        } else if let hostAndPort = text.dropping("tcp://") {
            self = try Self.tcp(checking: hostAndPort, of: text)
        } else {
            throw InvalidAddress(description: "'\(text)' is neither unix:///path nor tcp://host:port")
        }
    }

    private static func unix(checking path: String, of text: String) throws(InvalidAddress) -> RPCAddress {
        guard path.hasPrefix("/"), !path.hasSuffix("/") else {
            throw InvalidAddress(description: "'\(text)' has no absolute path to a file")
        }
        guard path.utf8.count <= pathBytesMax, !path.utf8.contains(0) else {
            throw InvalidAddress(description: "'\(text)' is longer than the \(pathBytesMax) bytes of a socket's path")
        }
        return .unix(path: path)
    }

    private static func tcp(checking hostAndPort: String, of text: String) throws(InvalidAddress) -> RPCAddress {
        guard let colon = hostAndPort.lastIndex(of: ":"),
            let port = UInt16(hostAndPort[hostAndPort.index(after: colon)...])
        else { throw InvalidAddress(description: "'\(text)' has no port between 0 and 65535") }
        let host = String(hostAndPort[..<colon])
        if let loopback = loopbackAddress(of: host) { return .tcp(host: loopback, port: Int(port)) }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.utf8.count > 2
        let name = isBracketed ? String(host.dropFirst().dropLast()) : host
        guard (1...hostBytesMax).contains(name.utf8.count), isHost(name, isBracketed: isBracketed) else {
            throw InvalidAddress(description: "'\(text)' has no host name or numeric address")
        }
        return .tcp(host: name, port: Int(port))
    }

    /// Whether `name` is made of what names and IPv4 addresses, or in brackets IPv6 addresses, are made of.
    private static func isHost(_ name: String, isBracketed: Bool) -> Bool {
        name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "-"), UInt8(ascii: "_"): !isBracketed
            case UInt8(ascii: ":"), UInt8(ascii: "%"): isBracketed
            default: false
            }
        }
    }

    /// The numeric loopback address that `host` means, nil for any other host. A name is not looked up, as an answer
    /// may lie.
    static func loopbackAddress(of host: String) -> String? {
        switch host {
        case "localhost", "127.0.0.1": "127.0.0.1"
        case "[::1]", "::1": "::1"
        default: nil
        }
    }
}

extension RPCAddress: CustomStringConvertible {
    /// The text that `init(parsing:)` reads.
    public var description: String {
        switch self {
        case .unix(let path): "unix://\(path)"
        case .tcp(let host, let port): host.contains(":") ? "tcp://[\(host)]:\(port)" : "tcp://\(host):\(port)"
        }
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
