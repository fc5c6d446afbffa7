import HTTPTypes
import Hummingbird
import Identity
import Logging
import Metrics
import NIOHTTP1
import RPC
import ServiceRuntime
import VeoGenAPI

/// Everything between a request and its answer that no route does itself: names, credentials, errors, metrics, logs.
///
/// One piece instead of a chain of middlewares, each of which would cost an existential call and a copy of the answer.
struct Edge: Sendable {
    private let routes: RouteTable
    private let unmatched: MeasuredEndpoint
    private let gatekeeper: Gatekeeper
    private let limits: GatewayLimits
    private let log: AccessLog
    private let ids = IDGenerator()
    private let date = HTTPDate()

    /// An edge in front of `endpoints`.
    init(
        _ endpoints: [Endpoint], gatekeeper: Gatekeeper, limits: GatewayLimits, metrics: any MetricsFactory,
        logger: Logger
    ) {
        routes = RouteTable(endpoints.map { MeasuredEndpoint($0, metrics: metrics) })
        // The method's name comes from outside here, so that it can't be a label.
        let nowhere = Endpoint(.init("other") ?? .get, "unmatched") { _ in throw ProblemDetails.noSuchRoute }
        unmatched = MeasuredEndpoint(nowhere, metrics: metrics)
        self.gatekeeper = gatekeeper
        self.limits = limits
        log = AccessLog(logger, slowRequest: limits.slowRequest)
    }

    /// Answers a request, with calls over `clients`.
    ///
    /// - Throws: only `HTTPParserError`, for a body whose framing is broken: nothing sound can follow on the
    ///   connection.
    func respond(to request: Request, clients: ServiceClients) async throws -> Response {
        let begin = ContinuousClock.now
        let scope = scope(of: request)
        let requestID = scope.requestID.description
        var route = unmatched
        var response: Response
        var cause: (any Error)?
        do {
            let (endpoint, fields) = try find(request)
            route = endpoint
            response = try await answer(request, endpoint.endpoint, fields, scope, clients)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let problem = problem(for: error, of: route.endpoint)
            cause = problem.cause
            if problem.status.code >= 500 { route.recordError(code: problem.code) }
            response = problem.response(as: route.endpoint.errorShape, requestID: requestID, limits: limits)
        }
        if request.method == .head { response = response.createHeadResponse() }
        finish(&response, requestID)
        let duration = begin.duration(to: .now)
        route.record(status: response.status.code, duration: duration)
        log.write(request.method, route.endpoint.template, response.status, duration, scope, cause)
        return response
    }

    private func find(_ request: Request) throws(ProblemDetails) -> (MeasuredEndpoint, [String: String]) {
        guard (request.head.path?.utf8.count ?? 0) <= limits.targetBytesMax else {
            throw ProblemDetails(.uriTooLong, "uri_too_long", "The URI is longer than \(limits.targetBytesMax) bytes")
        }
        guard let (methods, fields) = routes.find(request.uri.path) else { throw .noSuchRoute }
        guard let endpoint = methods[request.method] else { throw .methodNotAllowed(allowed: methods.allowed) }
        return (endpoint, fields)
    }

    private func answer(
        _ request: Request, _ endpoint: Endpoint, _ fields: [String: String], _ scope: RequestScope,
        _ clients: ServiceClients
    ) async throws -> Response {
        var authorization = request.headers[.authorization]
        if authorization == nil, endpoint.takesCookies {
            authorization = try SignInCookies.authorization(of: request)
        }
        try await gatekeeper.admit(authorization, to: endpoint.access)
        let exchange = Exchange(
            request: request, authorization: authorization, path: fields, requestID: scope.requestID.description,
            traceparent: scope.trace.traceparent, clients: clients, limits: limits)
        return try await endpoint.handler(exchange)
    }

    private func scope(of request: Request) -> RequestScope {
        var ids = ids
        let parent = request.headers[.traceparent].flatMap { TraceContext(traceparent: $0) }
        return RequestScope(
            requestID: request.headers[.xRequestID].flatMap { RequestID($0) } ?? .make(using: &ids),
            trace: parent?.child(using: &ids) ?? .root(using: &ids), parentSpanID: parent?.spanID)
    }

    private func problem(for error: any Error, of endpoint: Endpoint) -> ProblemDetails {
        switch error {
        case let problem as ProblemDetails: problem
        case let error as RPCError: ProblemDetails(error, from: endpoint.service, retryAfter: limits.retryAfter)
        default: .unexpected(error)
        }
    }

    private func finish(_ response: inout Response, _ requestID: String) {
        response.headers.append(HTTPField(name: .date, value: date.text(at: UnixTime.now().seconds)))
        response.headers.append(HTTPField(name: .xRequestID, value: requestID))
        response.headers.append(HTTPField(name: .xContentTypeOptions, value: "nosniff"))
    }
}
