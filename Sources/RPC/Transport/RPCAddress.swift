/// Where a service listens.
public enum RPCAddress: Sendable, Hashable {
    /// A Unix socket.
    case unix(path: String)
    /// A TCP port of this host; port 0 lets the kernel choose. Plain TCP is for loopback only.
    case tcp(host: String, port: Int)

    /// The text is no address that a service may listen on.
    public struct InvalidAddress: Error, Sendable, Equatable, CustomStringConvertible {
        /// What is wrong, for whoever wrote the address.
        public let description: String
    }

    /// Bytes of a Unix socket's path that fit `sockaddr_un`, the terminating NUL and the suffix of the name under which
    /// a server prepares it subtracted. Source: unix(7).
    static let pathBytesMax = 107 - UnixSocketFile.temporarySuffixBytes

    /// Reads `unix:///run/x.sock` or `tcp://127.0.0.1:9000`.
    ///
    /// - Throws: `InvalidAddress`, also for TCP hosts other than loopback: the wire is not encrypted.
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
        guard let address = loopbackAddress(of: String(hostAndPort[..<colon])) else {
            throw InvalidAddress(
                description: "'\(text)' is not on loopback (127.0.0.1, [::1] or localhost), where plain TCP ends")
        }
        return .tcp(host: address, port: Int(port))
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
