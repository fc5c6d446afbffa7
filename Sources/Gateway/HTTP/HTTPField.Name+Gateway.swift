import HTTPTypes

extension HTTPField.Name {
    /// `X-Request-Id`.
    static let xRequestID = known("X-Request-Id")
    /// `X-Total-Count`: how many entries a list has on all of its pages.
    static let xTotalCount = known("X-Total-Count")
    /// `Link` (RFC 8288).
    static let link = known("Link")
    /// `traceparent` (W3C Trace Context).
    static let traceparent = known("traceparent")
    /// `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header).
    static let idempotencyKey = known("Idempotency-Key")
    /// `Last-Event-ID` (WHATWG HTML, section 9.2).
    static let lastEventID = known("Last-Event-ID")
    /// `Referrer-Policy`.
    static let referrerPolicy = known("Referrer-Policy")

    /// A name that is written in the program and known to be a token; `Via` would show a mistake at once.
    private static func known(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .via
    }
}
