import ServiceRuntime

/// Lets orders through to one provider as far as its limits allow. Whoever is held has sent nothing.
final class OrderGate: Sendable {
    /// Why an order has to wait.
    enum Reason: String, Sendable, CaseIterable {
        /// As many videos are on their way as may be.
        case inFlight = "in_flight"
        /// As many orders were given within a minute as may be.
        case rate
        /// All keys are to be left alone.
        case keys
        /// The fates of too many orders are unknown.
        case breaker
    }

    /// An order that has to wait.
    struct Hold: Sendable, Hashable {
        let reason: Reason
        /// For how long at least.
        let wait: Duration
    }

    /// The least time after which a place is asked for again: nobody knows when one comes free.
    private static let placeWaitMin: Duration = .seconds(1)
    private static let orders = "orders"

    /// What is being made there.
    let inFlight: InFlight
    /// One bucket, whose name is its only key.
    private let rate: TokenBuckets<String>?
    private let placeWait: Duration
    private let returns: ReturnTimes

    /// A gate for these limits, by the clock `now`; `pollInterval` is how often a video is asked for.
    init(
        _ limits: OrderLimits = OrderLimits(), pollInterval: Duration = .seconds(2),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        inFlight = InFlight(max: limits.inFlightMax, pollInterval: pollInterval, now: now)
        rate = limits.ordersPerMinute.map {
            TokenBuckets(RateLimit($0, per: .seconds(60)), keysMax: 4, now: now)
        }
        placeWait = max(pollInterval, Self.placeWaitMin)
        returns = ReturnTimes(now: now)
    }

    /// Nil when an order may go; ``settle(_:of:)`` must follow then.
    func admit() -> Hold? {
        guard inFlight.begin() else { return Hold(reason: .inFlight, wait: placeWait) }
        guard let answer = rate?.take(Self.orders), !answer.isAllowed else { return nil }
        inFlight.end(nil)
        return Hold(reason: .rate, wait: answer.retryAfter)
    }

    /// An order that was let through has ended.
    func settle(_ outcome: SubmitOutcome, of callID: String) {
        switch outcome {
        case .accepted(let handle): inFlight.end(handle)
        // It may be made: nobody asks for it, so it is counted for as long as any other that is silent.
        case .unknown: inFlight.end(GenerationHandle("call \(callID)"))
        case .rejected: inFlight.end(nil)
        case .notSent:
            inFlight.end(nil)
            rate?.giveBack(Self.orders)
        }
    }

    /// How long whoever is held is to wait, others that are held considered.
    func wait(_ hold: Hold) -> Duration { returns.wait(atLeast: hold.wait) }
}
