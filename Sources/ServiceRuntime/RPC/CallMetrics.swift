import CoreMetrics
import RPC

/// Counts and times the calls that a server answers, by method and status code.
public struct CallMetrics: RPCObserver {
    private struct Series {
        let succeeded: Counter
        let duration: Timer
    }

    /// Made beforehand: recording the common case then takes no look-up by labels.
    private let series: [RPCMethodName: Series]

    /// Metrics of a server's methods, described in `registry`.
    public init(methods: some Sequence<RPCMethodName>, registry: PrometheusRegistry? = nil) {
        registry?.describe("veogen_rpc_requests_total", help: "Calls answered, by method and status code.")
        registry?.describe("veogen_rpc_request_duration_seconds", help: "How long calls took, by method.")
        let pairs = methods.map { name in
            (name, Series(succeeded: Self.calls(name, "OK"), duration: Self.duration(name)))
        }
        series = Dictionary(pairs) { first, _ in first }
    }

    /// Records a call.
    public func callEnded(_ record: RPCCallRecord) {
        guard let known = series[record.method] else { return }
        if let error = record.error {
            Self.calls(record.method, "\(error.code)").increment()
        } else {
            known.succeeded.increment()
        }
        let (seconds, attoseconds) = record.duration.components
        known.duration.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    private static func calls(_ name: RPCMethodName, _ code: String) -> Counter {
        Counter(label: "veogen_rpc_requests_total", dimensions: [("method", name.method), ("code", code)])
    }

    private static func duration(_ name: RPCMethodName) -> Timer {
        Timer(label: "veogen_rpc_request_duration_seconds", dimensions: [("method", name.method)])
    }
}
