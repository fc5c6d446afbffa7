import NIOCore

/// Decides whether one call that has failed is made again, and how long to wait before.
struct Repetition {
    private let method: RPCMethodName
    private let deadline: NIODeadline
    private let limits: RPCRetryLimits
    private var attempts = 1

    init(of method: RPCMethodName, until deadline: NIODeadline, _ limits: RPCRetryLimits) {
        self.method = method
        self.deadline = deadline
        self.limits = limits
    }

    /// The delay before the next attempt; nil when `error` is the call's last word.
    mutating func delay(after error: RPCError, _ budget: RetryBudget) -> Duration? {
        // A request that never left found nobody for as long as callers wait: nothing is gained by asking again.
        guard method.isIdempotent, error.code == .unavailable, !error.isSurelyNotSent else { return nil }
        guard budget.failed(), attempts < limits.attemptsMax else { return nil }
        let delay = error.retryAfter ?? backoff()
        guard delay <= limits.delayMax, delay < timeRemaining else { return nil }
        attempts += 1
        return delay
    }

    /// What is left of the call's time.
    var timeRemaining: Duration {
        Duration(deadline - .now())
    }

    private func backoff() -> Duration {
        let doublingsMax = 20
        let step = min(limits.delayMin * (1 << min(attempts - 1, doublingsMax)), limits.delayMax)
        return step * Double.random(in: 0.8...1)
    }
}
