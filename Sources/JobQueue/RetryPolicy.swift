/// When a failed job is tried again.
public struct RetryPolicy: Sendable {
    /// The longest wait before a try, whatever the factor says or a provider wishes.
    public static let delayMax = Duration.seconds(6 * 3600)
    /// The part of a delay by which it is lengthened or shortened at random, so that jobs that failed together don't
    /// come back together.
    public static let jitter = 0.1

    /// Tries after the first.
    public let retriesMax: Int
    /// The wait before the second try; it doubles with each one after.
    public let firstDelay: Duration

    /// A policy. Three retries after a minute, two and four is the default of the product.
    public init(retriesMax: Int = 3, firstDelay: Duration = .seconds(60)) {
        self.retriesMax = min(max(retriesMax, 0), Int(Int16.max) - 1)
        self.firstDelay = max(.zero, firstDelay)
    }

    /// Tries in all.
    public var attemptsMax: Int { retriesMax + 1 }

    /// The wait after the failure of try `attempt` (from 1).
    ///
    /// - Parameters:
    ///   - retryAfter: what the failing side asked for; it wins over the policy, without jitter below it.
    ///   - randomness: from 0 up to 1.
    public func delay(
        afterAttempt attempt: Int, retryAfter: Duration? = nil, randomness: Double = .random(in: 0..<1)
    ) -> Duration {
        if let retryAfter { return min(max(.zero, retryAfter), Self.delayMax) }
        var delay = firstDelay
        for _ in 1..<min(max(attempt, 1), 64) where delay < Self.delayMax { delay = delay * 2 }
        let factor = 1 + Self.jitter * (2 * randomness - 1)
        return min(delay * factor, Self.delayMax)
    }
}
