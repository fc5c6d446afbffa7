import HTTPTypes
import Identity
import ServiceRuntime
import VeoGenCrypto

/// How many requests a user, or an address where nobody is signed in, may send.
///
/// A request takes one token of a bucket, which is one look-up under a lock; a gateway that limits nobody does not even
/// do that.
struct RateLimiter: Sendable {
    /// Whose requests are counted together.
    enum Subject: Hashable, Sendable {
        case user(UniqueID)
        case address(IPAddress)
    }

    /// The limit that holds where no setting says another: a hundred requests a second are more than a page or a
    /// program of one user needs.
    static let standard = RateLimit(6_000, per: .seconds(60))

    private let buckets: TokenBuckets<Subject>
    private let exemptsLoopback: Bool
    private let policy: String

    /// A limiter; `exemptsLoopback` leaves programs of the same machine alone.
    init(_ limit: RateLimit, exemptsLoopback: Bool = false) {
        buckets = TokenBuckets(limit)
        self.exemptsLoopback = exemptsLoopback
        policy = "\"default\";q=\(limit.count);w=\(max(1, limit.period.components.seconds))"
    }

    /// Whether requests from here are not counted.
    func exempts(_ client: IPAddress?) -> Bool {
        guard let client else { return true }
        return exemptsLoopback && client.isLoopback
    }

    /// Counts a request, and returns the header fields that its answer carries
    /// (draft-ietf-httpapi-ratelimit-headers-11).
    ///
    /// - Throws: `ProblemDetails` (429) when there were too many.
    func count(_ subject: Subject) throws(ProblemDetails) -> [HTTPField] {
        let answer = buckets.take(subject)
        let wait = (answer.isAllowed ? answer.untilFull : answer.retryAfter).wholeSecondsUp
        let fields = [
            HTTPField(name: .rateLimitPolicy, value: policy),
            HTTPField(name: .rateLimit, value: "\"default\";r=\(answer.remaining);t=\(wait)"),
        ]
        guard !answer.isAllowed else { return fields }
        var problem = ProblemDetails(.tooManyRequests, "rate_limited", "Too many requests")
            .with(.retryAfter, String(wait))
        for field in fields { problem.headers.append(field) }
        throw problem
    }

    /// Takes back a count, of a request that is another's.
    func giveBack(_ subject: Subject) {
        buckets.giveBack(subject)
    }
}
