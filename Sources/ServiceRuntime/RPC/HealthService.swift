import RPC
import VeoGenAPI

/// Answers `grpc.health.v1.Health` from what a process knows of its own health.
///
/// All services of a server stand and fall together: their names are only told from those that are not served.
struct HealthService: HealthAPI {
    let health: Health
    /// The full names of the services that the server has.
    let services: Set<String>

    func check(_ request: HealthCheckRequest, context: RPCContext) async throws -> HealthCheckResponse {
        let name = request.service ?? ""
        guard isServed(name) else {
            throw RPCError.notFound("unknown_service", "The server has no such service")
        }
        return HealthCheckResponse(status: await health.report().servingStatus)
    }

    func watch(
        _ request: HealthCheckRequest, context: RPCContext, responses: RPCResponseWriter<HealthCheckResponse>
    ) async throws {
        let isServed = isServed(request.service ?? "")
        var last: ServingStatus?
        while true {
            let report = await health.report()
            let status = isServed ? report.servingStatus : .serviceUnknown
            if status != last { try await responses.write(HealthCheckResponse(status: status)) }
            last = status
            // Nothing changes any more, and a watcher must not hold up the end.
            if report.status == .stopping { return }
            try await Task.sleep(for: HealthLimits.resultLifetime)
        }
    }

    private func isServed(_ name: String) -> Bool {
        name.isEmpty || services.contains(name)
    }
}

extension HealthReport {
    fileprivate var servingStatus: ServingStatus { isReady ? .serving : .notServing }
}
