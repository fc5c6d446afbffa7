import NIOCore

/// How long to wait before connecting again: doubling, between two limits, with jitter so that the clients of a service
/// that restarts do not all come at once.
struct Backoff {
    private let delayMin: Int64
    private let delayMax: Int64
    private var failures = 0

    init(limits: RPCLimits) {
        delayMin = max(1, TimeAmount(limits.reconnectDelayMin).nanoseconds)
        delayMax = max(delayMin, TimeAmount(limits.reconnectDelayMax).nanoseconds)
    }

    /// The delay after one more failure: between half and all of its step.
    mutating func next() -> TimeAmount {
        let doublingsMax = 20
        let factor = Int64(1) << min(failures, doublingsMax)
        let (product, overflow) = delayMin.multipliedReportingOverflow(by: factor)
        let step = overflow ? delayMax : min(product, delayMax)
        failures = min(failures + 1, doublingsMax)
        return .nanoseconds(Int64.random(in: step / 2...step))
    }

    mutating func reset() {
        failures = 0
    }
}
