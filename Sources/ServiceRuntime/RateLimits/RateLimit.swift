/// How often something may be done: `count` times at once, and as often again in each `period`, evenly.
public struct RateLimit: Sendable, Equatable {
    /// The most at once; at least one.
    public let count: Int
    /// The time in which a used-up limit is whole again; at least a millisecond.
    public let period: Duration

    /// A limit; what is too small is raised to the least.
    public init(_ count: Int, per period: Duration) {
        self.count = max(1, count)
        self.period = max(.milliseconds(1), period)
    }
}
