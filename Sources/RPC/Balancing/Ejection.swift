import NIOCore

/// Whether an endpoint is left alone because calls to it fail, and until when.
struct Ejection {
    private let failuresMax: Int
    private let delayMin: TimeAmount
    private let delayMax: TimeAmount
    private var failures = 0
    /// How often the delay has doubled.
    private var doublings = 0
    private(set) var endsAt: NIODeadline?

    init(_ limits: RPCBalancingLimits) {
        failuresMax = max(1, limits.failuresToEject)
        delayMin = TimeAmount(limits.ejectionMin)
        delayMax = max(delayMin, TimeAmount(limits.ejectionMax))
    }

    func isActive(at now: NIODeadline) -> Bool {
        endsAt.map { now < $0 } ?? false
    }

    mutating func succeeded() {
        failures = 0
    }

    /// Notes a failure. Returns whether the endpoint is ejected by it.
    mutating func failed(at now: NIODeadline) -> Bool {
        guard !isActive(at: now) else { return false }
        failures += 1
        guard failures >= failuresMax else { return false }
        forgive(until: now)
        eject(for: delay, at: now)
        doublings = min(doublings + 1, Self.doublingsMax)
        return true
    }

    /// The endpoint has said that it takes no more calls, which is no fault of its own.
    mutating func drains(at now: NIODeadline) {
        eject(for: delayMin, at: now)
    }

    private static let doublingsMax = 20

    private var delay: TimeAmount {
        let (product, overflow) = delayMin.nanoseconds.multipliedReportingOverflow(by: 1 << Int64(doublings))
        return overflow ? delayMax : min(.nanoseconds(product), delayMax)
    }

    private mutating func eject(for delay: TimeAmount, at now: NIODeadline) {
        failures = 0
        endsAt = now + delay
    }

    /// Halves the delay for each period without ejection that was as long as it.
    private mutating func forgive(until now: NIODeadline) {
        guard let endsAt else { return }
        var good = now - endsAt
        while doublings > 0 {
            doublings -= 1
            guard good >= delay else {
                doublings += 1
                return
            }
            good = good - delay
        }
    }
}
