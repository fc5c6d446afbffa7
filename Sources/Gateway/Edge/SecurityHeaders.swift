import HTTPTypes

/// What every answer tells browsers not to do (OWASP Secure Headers Project).
struct SecurityHeaders: Sendable {
    /// A year: what https://hstspreload.org asks for.
    private static let strictTransport = "max-age=31536000"

    private let isSecure: Bool

    /// The headers of a gateway; `isSecure` says whether it is reached by HTTPS.
    init(isSecure: Bool) {
        self.isSecure = isSecure
    }

    /// Adds them. A page that needs more than nothing has set its own policy.
    func add(to headers: inout HTTPFields) {
        headers.append(HTTPField(name: .xContentTypeOptions, value: "nosniff"))
        if headers[.contentSecurityPolicy] == nil {
            headers.append(
                HTTPField(name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'"))
        }
        if headers[.referrerPolicy] == nil {
            headers.append(HTTPField(name: .referrerPolicy, value: "no-referrer"))
        }
        if isSecure { headers.append(HTTPField(name: .strictTransportSecurity, value: Self.strictTransport)) }
    }
}
