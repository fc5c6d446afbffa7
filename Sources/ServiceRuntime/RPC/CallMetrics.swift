import CoreMetrics
import RPC

/// Counts, times and weighs the calls that a server answers, by method and status code.
public struct CallMetrics: RPCObserver {
    /// What is recorded of the calls of one method with one outcome.
    private struct Outcome {
        let calls: Counter
        let requestBytes: Counter
        let responseBytes: Counter

        init(_ method: RPCMethodName, code: String, _ factory: any MetricsFactory) {
            let dimensions = [("method", method.method), ("code", code)]
            calls = Counter(label: "veogen_rpc_requests_total", dimensions: dimensions, factory: factory)
            requestBytes = Counter(label: "veogen_rpc_request_bytes_total", dimensions: dimensions, factory: factory)
            responseBytes = Counter(label: "veogen_rpc_response_bytes_total", dimensions: dimensions, factory: factory)
        }

        func record(_ record: RPCCallRecord) {
            calls.increment()
            requestBytes.increment(by: record.requestBytes)
            responseBytes.increment(by: record.responseBytes)
        }
    }

    private struct Series {
        let succeeded: Outcome
        let duration: Timer
        let inFlight: Meter
    }

    /// Made beforehand: recording the common case then takes no look-up by labels.
    private let series: [RPCMethodName: Series]
    private let factory: any MetricsFactory

    /// Metrics of a server's methods, described in `registry`, made by `factory`.
    public init(
        methods: some Sequence<RPCMethodName>, registry: PrometheusRegistry? = nil,
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.factory = factory
        if let registry { Self.describe(in: registry) }
        let pairs = methods.map { name in
            let dimensions = [("method", name.method)]
            return (
                name,
                Series(
                    succeeded: Outcome(name, code: "OK", factory),
                    duration: Timer(
                        label: "veogen_rpc_request_duration_seconds", dimensions: dimensions, factory: factory),
                    inFlight: Meter(
                        label: "veogen_rpc_requests_in_flight", dimensions: dimensions, factory: factory))
            )
        }
        series = Dictionary(pairs) { first, _ in first }
    }

    /// Says what the metrics mean.
    public static func describe(in registry: PrometheusRegistry) {
        registry.describe("veogen_rpc_requests_total", help: "Calls answered, by method and status code.")
        registry.describe("veogen_rpc_request_duration_seconds", help: "How long calls took, by method.")
        registry.describe("veogen_rpc_requests_in_flight", help: "Calls that are being answered, by method.")
        registry.describe("veogen_rpc_request_bytes_total", help: "Bytes of requests, by method and status code.")
        registry.describe("veogen_rpc_response_bytes_total", help: "Bytes of answers, by method and status code.")
    }

    /// Records the beginning of a call.
    public func callBegan(_ method: RPCMethodName) {
        series[method]?.inFlight.increment()
    }

    /// Records a call.
    public func callEnded(_ record: RPCCallRecord) {
        guard let known = series[record.method] else { return }
        known.inFlight.decrement()
        if let error = record.error {
            Outcome(record.method, code: "\(error.code)", factory).record(record)
        } else {
            known.succeeded.record(record)
        }
        let (seconds, attoseconds) = record.duration.components
        known.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
