import HTTPTypes
import Hummingbird
import Identity
import Logging
import Metrics
import NIOCore
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
    private let policy: EdgePolicy
    private let securityHeaders: SecurityHeaders
    private let log: AccessLog
    private let ids = IDGenerator()
    private let date = HTTPDate()

    /// An edge in front of `endpoints`.
    init(
        _ endpoints: [Endpoint], gatekeeper: Gatekeeper, limits: GatewayLimits, policy: EdgePolicy = EdgePolicy(),
        metrics: any MetricsFactory, logger: Logger
    ) {
        routes = RouteTable(endpoints.map { MeasuredEndpoint($0, metrics: metrics) })
        // The method's name comes from outside here, so that it can't be a label.
        let nowhere = Endpoint(.init("other") ?? .get, "unmatched") { _ in throw ProblemDetails.noSuchRoute }
        unmatched = MeasuredEndpoint(nowhere, metrics: metrics)
        self.gatekeeper = gatekeeper
        self.limits = limits
        self.policy = policy
        securityHeaders = SecurityHeaders(isSecure: policy.isSecure)
        log = AccessLog(logger, slowRequest: limits.slowRequest)
    }

    /// Answers a request of `peer`, with calls over `clients`.
    ///
    /// - Throws: only `HTTPParserError`, for a body whose framing is broken: nothing sound can follow on the
    ///   connection.
    func respond(to request: Request, of peer: SocketAddress?, clients: ServiceClients) async throws -> Response {
        let begin = ContinuousClock.now
        let scope = scope(of: request)
        let requestID = scope.requestID.description
        var route = unmatched
        var response: Response
        var cause: (any Error)?
        var rateFields: [HTTPField] = []
        do {
            let client = policy.proxies.client(of: peer, request.headers)
            let (methods, fields) = try find(request)
            if let preflight = policy.crossOrigin.preflight(request, allowing: methods.allowed) {
                response = preflight
            } else {
                guard let endpoint = methods[request.method] else {
                    throw ProblemDetails.methodNotAllowed(allowed: methods.allowed)
                }
                route = endpoint
                let authorization = try authorization(of: request, for: endpoint.endpoint)
                rateFields = try await admit(authorization, to: endpoint.endpoint, client)
                response = try await answer(
                    request, authorization, endpoint.endpoint, fields, scope, client, clients)
            }
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let problem = problem(for: error, of: route.endpoint)
            cause = problem.cause
            if problem.status.code >= 500 { route.recordError(code: problem.code) }
            response = problem.response(as: route.endpoint.errorShape, requestID: requestID, limits: limits)
        }
        if request.method == .head { response = response.createHeadResponse() }
        for field in rateFields { response.headers.append(field) }
        policy.crossOrigin.mark(&response, to: request)
        finish(&response, requestID)
        let duration = begin.duration(to: .now)
        route.record(status: response.status.code, duration: duration)
        log.write(request.method, route.endpoint.template, response.status, duration, scope, cause)
        return response
    }

    private func find(_ request: Request) throws(ProblemDetails) -> (RouteTable.Methods, [String: String]) {
        guard (request.head.path?.utf8.count ?? 0) <= limits.targetBytesMax else {
            throw ProblemDetails(.uriTooLong, "uri_too_long", "The URI is longer than \(limits.targetBytesMax) bytes")
        }
        guard let (methods, fields) = routes.find(request.uri.path) else { throw .noSuchRoute }
        return (methods, fields)
    }

    /// What a request shows of who sends it: a header, or where cookies are taken, one of these.
    private func authorization(of request: Request, for endpoint: Endpoint) throws -> String? {
        let header = request.headers[.authorization]
        return header == nil && endpoint.takesCookies ? try SignInCookies.authorization(of: request) : header
    }

    /// Lets a request in, counted as its user's, or as its address's while it is nobody's. Returns the header fields
    /// that tell of the count.
    private func admit(
        _ authorization: String?, to endpoint: Endpoint, _ client: IPAddress?
    ) async throws(ProblemDetails) -> [HTTPField] {
        guard let limiter = policy.rateLimiter, endpoint.isRateLimited, let client, !limiter.exempts(client) else {
            try await gatekeeper.admit(authorization, to: endpoint.access)
            return []
        }
        let address = RateLimiter.Subject.address(client.subscriber)
        // Whoever makes up API keys is stopped before each costs a question to AuthService.
        var paid: [HTTPField]?
        let principal: Principal?
        do {
            principal = try await gatekeeper.admit(authorization, to: endpoint.access) { () throws(ProblemDetails) in
                paid = try limiter.count(address)
            }
        } catch {
            if error.status == .tooManyRequests { throw error }
            // It is not the address's fault that AuthService can't be asked.
            if paid != nil, error.status == .serviceUnavailable {
                limiter.giveBack(address)
                throw error
            }
            var problem = error
            let fields = if let paid { paid } else { try limiter.count(address) }
            for field in fields { problem.headers.append(field) }
            throw problem
        }
        guard let principal else { return try limiter.count(address) }
        if paid != nil { limiter.giveBack(address) }
        return try limiter.count(.user(principal.userID))
    }

    private func answer(
        _ request: Request, _ authorization: String?, _ endpoint: Endpoint, _ fields: [String: String],
        _ scope: RequestScope, _ client: IPAddress?, _ clients: ServiceClients
    ) async throws -> Response {
        let exchange = Exchange(
            request: request, authorization: authorization, path: fields, requestID: scope.requestID.description,
            traceparent: scope.trace.traceparent, client: client, clients: clients, limits: limits)
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
        securityHeaders.add(to: &response.headers)
    }
}
