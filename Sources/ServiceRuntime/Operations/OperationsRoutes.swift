import NIOHTTP1

/// What the operations server answers.
struct OperationsRoutes: Sendable {
    let registry: PrometheusRegistry
    let health: Health

    /// The answer to a request; HEAD is answered like GET, and its body left out by the caller.
    func response(to head: HTTPRequestHead) async -> OperationsResponse {
        let path = head.uri.prefix { $0 != "?" }
        guard ["/metrics", "/health/live", "/health/ready"].contains(path) else { return .error(.notFound) }
        guard head.method == .GET || head.method == .HEAD else {
            return .error(.methodNotAllowed, allowedMethods: "GET, HEAD")
        }
        switch path {
        case "/metrics":
            return OperationsResponse(
                status: .ok, contentType: PrometheusText.contentType, body: registry.render()
            )
        case "/health/live":
            return .json(.ok, "{\"status\":\"ok\"}")
        default:
            let report = await health.report()
            return .json(report.isReady ? .ok : .serviceUnavailable, report.json)
        }
    }
}
