import Synchronization

/// One token bucket for each key, in bounded memory.
///
/// A bucket is one number: when it will be full again (the generic cell rate algorithm of ITU-T I.371, annex A). The
/// table has two generations: when the young one is full it becomes the old one, and what was in the former old one is
/// forgotten, which is to say full. Keys in use stay.
public final class TokenBuckets<Key: Hashable & Sendable>: Sendable {
    /// What a bucket says.
    public struct Answer: Sendable, Equatable {
        /// Whether there was a token to take.
        public let isAllowed: Bool
        /// How many are left.
        public let remaining: Int
        /// When it will be full again.
        public let untilFull: Duration
        /// When there will be a token again; zero when there is one.
        public let retryAfter: Duration
    }

    private typealias Generation = [Key: Int64]

    private struct State {
        var young: Generation = [:]
        var old: Generation = [:]
    }

    /// The default bound: some 10 MB with keys of 16 bytes.
    public static var defaultKeysMax: Int { 100_000 }

    /// The limit of each key.
    public let limit: RateLimit
    private let keysMax: Int
    private let periodNanoseconds: Int64
    private let tokenNanoseconds: Int64
    private let now: @Sendable () -> ContinuousClock.Instant
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    /// Full buckets of `limit` for at most `keysMax` keys, which fill by the clock `now`.
    public init(
        _ limit: RateLimit, keysMax: Int = defaultKeysMax,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.now = now
        self.limit = limit
        self.keysMax = max(2, keysMax)
        // Years: far from the end of 64 bits.
        let seconds = min(limit.period.components.seconds, 100_000_000)
        periodNanoseconds = seconds * 1_000_000_000 + limit.period.components.attoseconds / 1_000_000_000
        tokenNanoseconds = max(1, periodNanoseconds / Int64(limit.count))
        start = now()
    }

    /// How many keys are remembered, for metrics.
    public var count: Int { state.withLock { $0.young.count + $0.old.count } }

    /// Takes a token of `key`, if there is one.
    public func take(_ key: Key) -> Answer { take(key, at: elapsed) }

    /// Gives a token of `key` back that was taken and not used.
    public func giveBack(_ key: Key) {
        state.withLock { state in
            if let full = state.young[key] ?? state.old[key] { state.young[key] = full - tokenNanoseconds }
        }
    }

    /// As `take`, at a moment in nanoseconds since the table was made.
    func take(_ key: Key, at now: Int64) -> Answer {
        // The dropped generation leaves the closure so that its memory is given back outside the lock.
        let (full, isAllowed, _) = state.withLock { state -> (Int64, Bool, Generation) in
            let full = max(now, state.young[key] ?? state.old[key] ?? now)
            let next = full + tokenNanoseconds
            guard next - now <= periodNanoseconds else { return (full, false, [:]) }
            state.young[key] = next
            guard state.young.count >= keysMax / 2 else { return (next, true, [:]) }
            let dropped = state.old
            state.old = state.young
            state.young = [:]
            return (next, true, dropped)
        }
        let debt = full - now
        let wait = isAllowed ? 0 : debt + tokenNanoseconds - periodNanoseconds
        return Answer(
            isAllowed: isAllowed, remaining: Int(clamping: max(0, periodNanoseconds - debt) / tokenNanoseconds),
            untilFull: .nanoseconds(debt), retryAfter: .nanoseconds(wait))
    }

    private var elapsed: Int64 {
        let (seconds, attoseconds) = start.duration(to: now()).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
