import HTTPTypes
import Hummingbird

/// The page that a browser says a request comes from: its `Origin` header (RFC 6454).
///
/// Scripts can't set the header, and browsers send it with every request that may change something: it tells our own
/// pages from those of others.
struct RequestOrigin: Sendable {
    private let scheme: Substring
    private let authority: Substring

    /// The origin of a request; nil when none is named, or an opaque one.
    init?(of request: Request) {
        guard let text = request.headers[.origin] else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix("//") else { return nil }
        (scheme, authority) = (parts[0], parts[1].dropFirst(2))
    }

    /// Whether the page was loaded by HTTPS, so that its cookies must travel by HTTPS alone.
    var isSecure: Bool { scheme == "https" }

    /// Whether the page is this server's: origin and `Host` name the same host and port. The schemes are not compared,
    /// because a proxy in front may speak HTTPS for us.
    func isOwn(of request: Request) -> Bool {
        guard let host = request.head.authority, !host.isEmpty, isSecure || scheme == "http" else { return false }
        return authority.lowercased() == host.lowercased()
    }
}

extension ProblemDetails {
    /// 403 for a page of another site that lets a browser use its cookies.
    static let foreignOrigin = ProblemDetails(
        .forbidden, "foreign_origin", "The request comes from another site")
}
