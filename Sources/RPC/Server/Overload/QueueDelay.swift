import NIOCore

/// Judges from how long work waits on an event loop which calls it can still take.
///
/// What counts is the shortest wait of two windows in a row, as in CoDel (RFC 8289): a burst, or one handler that takes
/// too long, makes some wait long, a queue that stands makes everyone. They decide for the window that follows; without
/// work to measure, all is well.
struct QueueDelay {
    private let delayMax: TimeAmount
    private let window: TimeAmount
    private var windowStart: NIODeadline
    private var shortest: TimeAmount?
    private var shortestBefore = TimeAmount.zero
    private var notedAt: NIODeadline
    /// The least priority that is answered.
    private(set) var admitted = RPCPriority.low
    /// Whether even the highest is refused.
    private(set) var refusesAll = false

    init(_ limits: RPCLimits, now: NIODeadline) {
        delayMax = TimeAmount(limits.queueDelayMax)
        window = TimeAmount(limits.queueDelayWindow)
        windowStart = now
        notedAt = now
    }

    func admits(_ priority: RPCPriority) -> Bool {
        priority >= admitted && !refusesAll
    }

    mutating func note(_ delay: TimeAmount, at now: NIODeadline) {
        notedAt = now
        shortest = min(shortest ?? delay, delay)
    }

    /// Ends the window if it is over.
    mutating func advance(to now: NIODeadline) {
        guard now - windowStart >= window else { return }
        // What was measured long ago says nothing about now.
        let isRecent = now - notedAt < .nanoseconds(window.nanoseconds &* 4)
        decide(isRecent ? shortest ?? .zero : .zero)
        shortest = nil
        windowStart = now
    }

    private mutating func decide(_ shortest: TimeAmount) {
        let delay = min(shortest, shortestBefore)
        shortestBefore = shortest
        admitted = delay < delayMax ? .low : delay / 4 < delayMax ? .normal : .high
        refusesAll = delay / 16 >= delayMax
    }
}

extension TimeAmount {
    fileprivate static func / (amount: TimeAmount, divisor: Int64) -> TimeAmount {
        .nanoseconds(amount.nanoseconds / divisor)
    }
}
