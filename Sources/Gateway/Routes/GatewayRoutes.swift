import ServiceRuntime

/// Everything that the gateway answers.
enum GatewayRoutes {
    /// Every route.
    static func endpoints(
        gatekeeper: Gatekeeper, limits: GatewayLimits, health: Health, metrics: PrometheusRegistry
    ) -> [Endpoint] {
        ContractRoutes.endpoints(limits: limits)
            + [LoginRoute.endpoint(limits: limits), RefreshRoute.endpoint(gatekeeper: gatekeeper, limits: limits)]
            + CookieRoutes.endpoints(limits: limits)
            + ContentRoute.endpoints(gatekeeper: gatekeeper, limits: limits)
            + EventsRoute.endpoints(limits: limits)
            + OpenAIRoutes.endpoints(limits: limits)
            + OperationsRoutes.endpoints(health: health, metrics: metrics)
            + PageRoutes.endpoints
    }

    /// Says what the gateway's metrics mean.
    static func describeMetrics(in metrics: PrometheusRegistry) {
        metrics.describe("veogen_http_requests_total", help: "Requests answered, by route template and status.")
        metrics.describe(
            "veogen_http_request_duration_seconds",
            help: "From a request's head to that of its answer, by route template.", buckets: .latencySeconds)
        metrics.describe("veogen_errors_total", help: "Answers that are our fault, by route template and code.")
    }
}
