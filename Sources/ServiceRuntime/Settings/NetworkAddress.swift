/// Where a process listens or connects: `unix:///path`, `tcp://host:port`, or `host:port` for short.
public enum NetworkAddress: Sendable, Hashable {
    /// An absolute path, short enough for `sockaddr_un`.
    case unix(path: String)
    /// A host name or an IP literal (IPv6 without its brackets). Port 0 asks for a free one.
    case tcp(host: String, port: Int)

    /// Bytes of a Unix socket's path: `sun_path` of unix(7) has 108, the terminating zero included.
    static let unixPathBytesMax = 107
    /// Bytes of a host name (RFC 1035 2.3.4).
    static let hostBytesMax = 253

    /// Nil when the text is none of the three.
    public init?(_ text: String) {
        if text.hasPrefix("unix://") {
            let path = String(text.dropFirst("unix://".count))
            guard path.hasPrefix("/"), path.utf8.count <= Self.unixPathBytesMax else { return nil }
            guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
            self = .unix(path: path)
            return
        }
        let rest = text.hasPrefix("tcp://") ? text.dropFirst("tcp://".count) : text[...]
        guard let colon = rest.lastIndex(of: ":") else { return nil }
        let digits = rest[rest.index(after: colon)...]
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = UInt16(digits) else { return nil }
        guard let host = Self.host(rest[..<colon]) else { return nil }
        self = .tcp(host: host, port: Int(port))
    }

    private static func host(_ text: Substring) -> String? {
        let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
        let host = isBracketed ? text.dropFirst().dropLast() : text
        guard !host.isEmpty, host.utf8.count <= hostBytesMax, isBracketed || !host.contains(":") else { return nil }
        let punctuation: Set<Character> = isBracketed ? [".", ":", "%"] : [".", "-", "_"]
        guard host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || punctuation.contains($0) }) else {
            return nil
        }
        return String(host)
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// The text that `init(_:)` takes, with its scheme.
    public var description: String {
        switch self {
        case .unix(let path): "unix://\(path)"
        case .tcp(let host, let port): host.contains(":") ? "tcp://[\(host)]:\(port)" : "tcp://\(host):\(port)"
        }
    }
}

extension SettingForm where Value == NetworkAddress {
    /// A `NetworkAddress`.
    public static var address: Self {
        Self(
            allowed: "unix:///path or tcp://host:port",
            parse: { NetworkAddress($0) },
            render: { $0.description }
        )
    }
}
