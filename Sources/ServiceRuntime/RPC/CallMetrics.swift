import CoreMetrics
import RPC

/// Counts, times and weighs the calls that a server answers, or that a client makes, by method and status code.
public struct CallMetrics: RPCObserver {
    /// Which end of the calls is measured.
    public enum Side: Sendable {
        /// Calls that are answered here.
        case server
        /// Attempts of calls that are made here.
        case client

        fileprivate var prefix: String {
            switch self {
            case .server: "veogen_rpc"
            case .client: "veogen_rpc_client"
            }
        }

        /// A server's methods are its own; a client's come from several services.
        fileprivate func dimensions(_ method: RPCMethodName) -> [(String, String)] {
            switch self {
            case .server: [("method", method.method)]
            case .client:
                [("service", method.service.split(separator: ".").last.map(String.init) ?? "")]
                    + [("method", method.method)]
            }
        }
    }

    /// What is recorded of the calls of one method with one outcome.
    private struct Outcome: Sendable {
        let calls: Counter
        let requestBytes: Counter
        let responseBytes: Counter

        init(_ side: Side, _ method: RPCMethodName, code: String, _ factory: any MetricsFactory) {
            let dimensions = side.dimensions(method) + [("code", code)]
            func counter(_ name: String) -> Counter {
                Counter(label: "\(side.prefix)_\(name)", dimensions: dimensions, factory: factory)
            }
            calls = counter("requests_total")
            requestBytes = counter("request_bytes_total")
            responseBytes = counter("response_bytes_total")
        }

        func record(_ record: RPCCallRecord) {
            calls.increment()
            requestBytes.increment(by: record.requestBytes)
            responseBytes.increment(by: record.responseBytes)
        }
    }

    /// Shared, so that finding it does not touch what is in it.
    private final class Series: Sendable {
        let succeeded: Outcome
        let duration: Timer
        let inFlight: Meter

        init(_ side: Side, _ method: RPCMethodName, _ factory: any MetricsFactory) {
            let dimensions = side.dimensions(method)
            succeeded = Outcome(side, method, code: "OK", factory)
            duration = Timer(
                label: "\(side.prefix)_request_duration_seconds", dimensions: dimensions, factory: factory)
            inFlight = Meter(label: "\(side.prefix)_requests_in_flight", dimensions: dimensions, factory: factory)
        }
    }

    private let side: Side
    /// Made beforehand: recording the common case then takes no look-up by labels.
    private let series: [RPCMethodName: Series]
    private let factory: any MetricsFactory

    /// Metrics of these methods' calls, described in `registry`, made by `factory`.
    public init(
        _ side: Side = .server, methods: some Sequence<RPCMethodName>, registry: PrometheusRegistry? = nil,
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.side = side
        self.factory = factory
        if let registry { Self.describe(side, in: registry) }
        let pairs = methods.map { ($0, Series(side, $0, factory)) }
        series = Dictionary(pairs) { first, _ in first }
    }

    /// Says what the metrics mean.
    public static func describe(_ side: Side = .server, in registry: PrometheusRegistry) {
        func describe(_ name: String, _ help: String) { registry.describe("\(side.prefix)_\(name)", help: help) }
        let (calls, verb) =
            switch side {
            case .server: ("Calls answered", "answered")
            case .client: ("Attempts of calls to other services", "made")
            }
        describe("requests_total", "\(calls), by method and status code.")
        describe("request_duration_seconds", "How long calls took that were \(verb) here, by method.")
        describe("requests_in_flight", "Calls that are being \(verb), by method.")
        describe("request_bytes_total", "Bytes of the requests of calls \(verb), by method and status code.")
        describe("response_bytes_total", "Bytes of the answers to calls \(verb), by method and status code.")
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
            Outcome(side, record.method, code: "\(error.code)", factory).record(record)
        } else {
            known.succeeded.record(record)
        }
        known.duration.recordNanoseconds(record.nanoseconds)
    }
}
