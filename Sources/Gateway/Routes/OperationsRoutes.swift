import HTTPTypes
import Hummingbird
import ServiceRuntime
import VeoGenAPI

/// What operators and their machines ask: health, metrics, and the description of the API.
enum OperationsRoutes {
    private static let openapi = StaticText(
        PackageResources.openapi_json, gzip: PackageResources.openapi_json_gz, type: "application/json")

    /// Every route. They are public: whoever runs the gateway decides who reaches them.
    static func endpoints(health: Health, metrics: PrometheusRegistry) -> [Endpoint] {
        [
            Endpoint(.get, "/health/live") { _ in .json(Array(#"{"status":"ok","checks":{}}"#.utf8)) },
            Endpoint(.get, "/health/ready") { _ in await report(health) },
            Endpoint(.get, "/health") { _ in await report(health) },
            Endpoint(.get, "/metrics") { _ in
                .text(metrics.render().utf8, type: "text/plain; version=0.0.4; charset=utf-8")
            },
            Endpoint(.get, "/openapi.json") { openapi.response(to: $0.request) },
        ]
    }

    private static func report(_ health: Health) async -> Response {
        let report = await health.report()
        var json = JSONWriter()
        json.literal("{\"status\":")
        json.value(report.status.rawValue)
        json.literal(",\"checks\":")
        json.object(
            report.checks.sorted { $0.key < $1.key }.map { name, result in
                (name, result.isUsable ? "ok" : result.detail ?? "failed")
            })
        json.literal("}")
        return .json(json.bytes, status: report.isReady ? .ok : .serviceUnavailable)
    }
}
