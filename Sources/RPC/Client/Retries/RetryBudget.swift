import Synchronization

/// A client's bucket of tokens for repeating calls; see `RPCRetryLimits`. For any thread.
final class RetryBudget: Sendable {
    private let capacity: Int
    private let perSuccess: Int
    /// Thousandths of tokens, so that they can be counted in one atomic step.
    private let level: Atomic<Int>

    init(_ limits: RPCRetryLimits) {
        capacity = min(max(limits.tokensMax, 0), 1_000_000) * 1000
        perSuccess = Int(min(max(limits.tokensPerSuccess, 0), 1) * 1000)
        level = Atomic(capacity)
    }

    /// Notes a call that went well. Costs one look while nothing has gone wrong.
    func succeeded() {
        var seen = level.load(ordering: .relaxed)
        while seen < capacity {
            let (exchanged, current) = level.weakCompareExchange(
                expected: seen, desired: min(seen + perSuccess, capacity), ordering: .relaxed)
            if exchanged { return }
            seen = current
        }
    }

    /// Notes a call that failed. Returns whether one may be repeated.
    func failed() -> Bool {
        var seen = level.load(ordering: .relaxed)
        while true {
            let left = max(seen - 1000, 0)
            let (exchanged, current) = level.weakCompareExchange(expected: seen, desired: left, ordering: .relaxed)
            if exchanged { return left > capacity / 2 }
            seen = current
        }
    }
}
