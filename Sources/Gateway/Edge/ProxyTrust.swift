import HTTPTypes
import NIOCore

/// Whose word is taken for where a request came from.
struct ProxyTrust: Sendable {
    /// Addresses of a header that are looked at: nobody has more proxies of their own.
    private static let hopsMax = 16

    private let networks: [IPNetwork]

    /// Trusts proxies in `networks`, and nobody else.
    init(_ networks: [IPNetwork] = []) {
        self.networks = networks
    }

    /// Where a request came from; nil when the peer is on a Unix socket and nobody trusted says more.
    ///
    /// `X-Forwarded-For` is read from its end, where the nearest proxy has written, and up to the first address that is
    /// none of the trusted ones: what stands before it may be anybody's invention.
    func client(of peer: SocketAddress?, _ headers: HTTPFields) -> IPAddress? {
        var client = IPAddress(peer)
        guard !networks.isEmpty, isTrusted(client), let header = headers[.xForwardedFor] else { return client }
        for hop in header.split(separator: ",", omittingEmptySubsequences: false).suffix(Self.hopsMax).reversed() {
            guard let address = IPAddress(hop.trimmingSpaces) else { break }
            client = address
            guard isTrusted(address) else { break }
        }
        return client
    }

    /// A Unix socket is reachable for those only whom its folder lets in.
    private func isTrusted(_ address: IPAddress?) -> Bool {
        guard let address else { return true }
        return networks.contains { $0.contains(address) }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
