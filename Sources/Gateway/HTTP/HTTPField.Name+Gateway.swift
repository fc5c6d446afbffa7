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
    /// `X-Forwarded-For`.
    static let xForwardedFor = known("X-Forwarded-For")
    /// `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers).
    static let rateLimit = known("RateLimit")
    static let rateLimitPolicy = known("RateLimit-Policy")
    /// `Referrer-Policy`.
    static let referrerPolicy = known("Referrer-Policy")

    /// `X-Stainless-Retry-Count`: how many times an SDK of OpenAI has sent the request before.
    static let stainlessRetryCount = known("X-Stainless-Retry-Count")
    /// `X-Stainless-Poll-Helper`: an SDK of OpenAI waits for the end.
    static let stainlessPollHelper = known("X-Stainless-Poll-Helper")
    /// `X-Should-Retry`: whether an SDK of OpenAI may send the request again, whatever the status.
    static let shouldRetry = known("X-Should-Retry")
    /// `OpenAI-Poll-After-Ms`: when an SDK of OpenAI asks again.
    static let openAIPollAfter = known("OpenAI-Poll-After-Ms")

    /// A name that is written in the program and known to be a token; `Via` would show a mistake at once.
    private static func known(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .via
    }
}
