import Testing

@testable import RPC
@testable import ServiceRuntime

@Suite("Metrics of calls")
struct CallMetricsTests {
    private static let get = RPCMethodName(service: "test.Videos", method: "Get")

    private static func lines(_ registry: PrometheusRegistry, of metric: String) -> [String] {
        registry.render().split(separator: "\n").map(String.init).filter { $0.hasPrefix("veogen_rpc_\(metric)") }
    }

    @Test("calls are counted and weighed by method and code, timed by method, and known while they run")
    func calls() {
        let registry = PrometheusRegistry()
        let metrics = CallMetrics(methods: [Self.get], registry: registry, factory: registry)
        let other = RPCMethodName(service: "test.Videos", method: "Unknown")
        for method in [Self.get, Self.get, Self.get, other] { metrics.callBegan(method) }
        func end(_ method: RPCMethodName, _ error: RPCError?) {
            metrics.callEnded(
                RPCCallRecord(
                    method: method, error: error, nanoseconds: 3_000_000, requestBytes: 10, responseBytes: 100))
        }
        end(Self.get, nil)
        end(Self.get, .notFound("none", "None"))
        end(other, nil)
        #expect(Self.lines(registry, of: "requests_in_flight") == [#"veogen_rpc_requests_in_flight{method="Get"} 1"#])
        #expect(
            Self.lines(registry, of: "requests_total") == [
                #"veogen_rpc_requests_total{code="OK",method="Get"} 1"#,
                #"veogen_rpc_requests_total{code="notFound",method="Get"} 1"#,
            ])
        #expect(
            Self.lines(registry, of: "response_bytes_total") == [
                #"veogen_rpc_response_bytes_total{code="OK",method="Get"} 100"#,
                #"veogen_rpc_response_bytes_total{code="notFound",method="Get"} 100"#,
            ])
        #expect(Self.lines(registry, of: "request_bytes_total").count == 2)
        #expect(
            Self.lines(registry, of: "request_duration_seconds_count")
                == [#"veogen_rpc_request_duration_seconds_count{method="Get"} 2"#])
    }

    @Test("a client's calls have names of their own, and say of which service they are")
    func clients() {
        let registry = PrometheusRegistry()
        let metrics = CallMetrics(.client, methods: [Self.get], registry: registry, factory: registry)
        metrics.callBegan(Self.get)
        let running = #"veogen_rpc_client_requests_in_flight{method="Get",service="Videos"} 1"#
        #expect(Self.lines(registry, of: "client_requests_in_flight") == [running])
        metrics.callEnded(
            RPCCallRecord(
                method: Self.get, error: .unavailable("busy", "Busy"), nanoseconds: 3_000_000, requestBytes: 10,
                responseBytes: 0))
        let counted = #"veogen_rpc_client_requests_total{code="unavailable",method="Get",service="Videos"} 1"#
        #expect(Self.lines(registry, of: "client_requests_total").last == counted)
        #expect(registry.render().contains("# HELP veogen_rpc_client_requests_total Attempts of calls"))
        #expect(Self.lines(registry, of: "requests_total").isEmpty)
    }
}
