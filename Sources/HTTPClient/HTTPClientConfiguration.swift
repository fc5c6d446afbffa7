/// What all exchanges of a client share.
public struct HTTPClientConfiguration: Sendable {
    /// How the client gets out.
    public enum Proxy: Sendable, Hashable {
        /// Straight; the environment's `http_proxy` and the like are ignored.
        case none
        /// Through this proxy, `http://host:port` or `https://…` or `socks5h://…`, for all hosts but `except`,
        /// which are names, or domains with their subdomains.
        case url(String, except: [String] = [])
    }

    /// How the client gets out.
    public var proxy: Proxy
    /// A PEM file with the certificates that are trusted instead of the system's.
    public var trustedCertificatesPath: String?
    /// What `User-Agent` says.
    public var userAgent: String
    /// Connections at one time; further exchanges wait, and their connect timeout runs.
    public var connectionsMax = 256
    /// Connections to one host at one time.
    public var connectionsPerHostMax = 64
    /// Connections kept for the next GET.
    public var idleConnectionsMax = 16
    /// Bytes of a body that wait for its reader, for each exchange; the server is made to wait then.
    public var bufferedBytesMax = 1 << 20

    /// Makes a configuration; a proxy and certificates are optional.
    public init(proxy: Proxy = .none, trustedCertificatesPath: String? = nil, userAgent: String = "VeoGen") {
        self.proxy = proxy
        self.trustedCertificatesPath = trustedCertificatesPath
        self.userAgent = userAgent
    }
}
