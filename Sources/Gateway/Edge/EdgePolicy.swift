/// How a gateway meets the world, as its operator has set it.
struct EdgePolicy: Sendable {
    /// Whom it believes where requests came from.
    var proxies = ProxyTrust()
    /// How many requests it takes from whom; nil for any number.
    var rateLimiter: RateLimiter?
    /// Which pages may use it.
    var crossOrigin = CrossOrigin()
    /// Whether it is reached by HTTPS.
    var isSecure = false
}
