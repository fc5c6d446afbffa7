import HTTPTypes
import Hummingbird

/// The two cookies (RFC 6265) that a browser is signed in by. They hold AuthService's tokens as they are: the gateway
/// keeps no sessions.
struct SignInCookies: Sendable {
    /// For every request.
    static let accessName = "veogen_access"
    /// For the routes that renew and end the session.
    static let refreshName = "veogen_refresh"
    /// The path of these routes.
    static let refreshPath = "/api/v1/auth/cookie"

    /// How long the browser keeps the refresh token.
    let refreshLifetime: Duration
    /// Whether the cookies may travel by HTTPS alone.
    let isSecure: Bool

    /// The value of a request's cookie, where it is there and could be a token.
    static func value(_ name: String, of request: Request) -> String? {
        guard let header = request.headers[.cookie] else { return nil }
        for pair in header.split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == name else { continue }
            let value = parts[1]
            return value.utf8.allSatisfy(isTokenByte) ? String(value) : nil
        }
        return nil
    }

    /// What a request is authorized by when it has no `Authorization` header itself: its cookie.
    ///
    /// - Throws: `ProblemDetails` (403) when the request may change something and does not come from our own pages.
    static func authorization(of request: Request) throws(ProblemDetails) -> String? {
        guard let token = value(accessName, of: request) else { return nil }
        if request.method != .get && request.method != .head {
            guard RequestOrigin(of: request)?.isOwn(of: request) == true else { throw .foreignOrigin }
        }
        return "Bearer \(token)"
    }

    /// Adds cookies with these tokens to an answer's header.
    func set(access: String, for seconds: Int32, refresh: String?, in fields: inout HTTPFields) {
        add(Self.accessName, access, path: "/", seconds: Int64(seconds), to: &fields)
        guard let refresh else { return }
        add(Self.refreshName, refresh, path: Self.refreshPath, seconds: refreshLifetime.components.seconds, to: &fields)
    }

    /// Has the browser forget both cookies.
    func remove(in fields: inout HTTPFields) {
        add(Self.accessName, "", path: "/", seconds: 0, to: &fields)
        add(Self.refreshName, "", path: Self.refreshPath, seconds: 0, to: &fields)
    }

    private func add(_ name: String, _ value: String, path: String, seconds: Int64, to fields: inout HTTPFields) {
        let secure = isSecure ? "; Secure" : ""
        let text = "\(name)=\(value); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
        fields.append(HTTPField(name: .setCookie, value: text))
    }

    /// Whether a byte is one of a `b64token` (RFC 6750 section 2.1).
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~+/=".utf8.contains(byte)
        }
    }
}
