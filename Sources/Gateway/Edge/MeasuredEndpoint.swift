import Metrics
import Synchronization

/// A route with its metrics at hand: to look them up by labels costs more than the rest of the bookkeeping.
final class MeasuredEndpoint: Sendable {
    /// The route.
    let endpoint: Endpoint
    private let method: String
    private let factory: any MetricsFactory
    private let durations: Timer
    private let countsByStatus = Mutex<[Int: Counter]>([:])

    /// A route whose metrics are made by `factory`.
    init(_ endpoint: Endpoint, metrics factory: any MetricsFactory) {
        self.endpoint = endpoint
        self.factory = factory
        method = endpoint.method.rawValue
        durations = Timer(
            label: "veogen_http_request_duration_seconds",
            dimensions: [("method", method), ("route", endpoint.template)], factory: factory)
    }

    /// Counts an answer. The duration ends when the answer's head is ready: how long a stream lasts is its reader's
    /// choice.
    func record(status: Int, duration: Duration) {
        durations.recordNanoseconds(duration.nanoseconds)
        counter(status).increment()
    }

    /// Counts an answer that is our fault.
    func recordError(code: String) {
        Counter(
            label: "veogen_errors_total", dimensions: [("code", code), ("route", endpoint.template)], factory: factory
        ).increment()
    }

    private func counter(_ status: Int) -> Counter {
        countsByStatus.withLock { counts in
            if let counter = counts[status] { return counter }
            let counter = Counter(
                label: "veogen_http_requests_total",
                dimensions: [("method", method), ("route", endpoint.template), ("status", String(status))],
                factory: factory)
            counts[status] = counter
            return counter
        }
    }
}

extension Duration {
    /// Whole nanoseconds, held at the ends of 64 bits.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, isOverflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isCarry) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return isOverflow || isCarry ? (seconds < 0 ? .min : .max) : sum
    }
}
