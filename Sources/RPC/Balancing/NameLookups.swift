import NIOCore

/// The lookups of one host name: when one is due, and whose answer counts.
///
/// A DNS server that knows containers may lose a question while it is told of a change, and the system's resolver asks
/// again only after 5 s. So while an endpoint is wanted, another lookup begins beside those that have no answer yet.
struct NameLookups {
    private let limits: RPCBalancingLimits
    private var lastBegan: NIODeadline?
    private var begun = 0
    private var ended = 0
    /// The latest of those that have found something.
    private var latestFound = 0

    init(_ limits: RPCBalancingLimits) {
        self.limits = limits
    }

    /// Begins a lookup if one is due. Returns its number, nil when none is.
    ///
    /// - Parameter isWanted: Whether there may be a better address than those that are known.
    mutating func begin(at now: NIODeadline, isWanted: Bool) -> Int? {
        guard begun - ended < limits.lookupsMax else { return nil }
        if let lastBegan, now - lastBegan < interval(isWanted) { return nil }
        lastBegan = now
        begun += 1
        return begun
    }

    /// Notes the end of a lookup. Returns whether its answer is news: one that overtakes others outdates them.
    mutating func end(_ number: Int, hasFound: Bool) -> Bool {
        ended += 1
        guard hasFound, number > latestFound else { return false }
        latestFound = number
        return true
    }

    private func interval(_ isWanted: Bool) -> TimeAmount {
        let usual = TimeAmount(limits.resolveInterval)
        guard isWanted || latestFound == 0 else { return usual }
        return min(usual, TimeAmount(limits.resolveIntervalWhenDown))
    }
}
