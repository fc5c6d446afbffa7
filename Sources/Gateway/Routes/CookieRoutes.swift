import HTTPTypes
import Hummingbird
import RPC
import ServiceRuntime
import VeoGenAPI

/// `/api/v1/auth/cookie`: how a browser signs in, stays signed in, and signs out.
enum CookieRoutes {
    /// The three routes. All of them need our own pages' origin, signing in too: else another site could sign a browser
    /// in as somebody else and watch what is made.
    static func endpoints(limits: GatewayLimits) -> [Endpoint] {
        [
            endpoint(.post, SignInCookies.refreshPath) { exchange, cookies in
                let request = try await LoginRoute.request(of: exchange)
                let options = exchange.options(
                    timeout: limits.loginTimeout, isAuthorized: false, namesClient: true)
                return response(try await exchange.clients.auth.login(request, options: options), cookies)
            },
            endpoint(.post, SignInCookies.refreshPath + "/refresh") { exchange, cookies in
                guard let token = SignInCookies.value(SignInCookies.refreshName, of: exchange.request) else {
                    throw ProblemDetails.notAuthenticated
                }
                return response(try await renewed(token, exchange, limits), cookies)
            },
            endpoint(.delete, SignInCookies.refreshPath) { exchange, cookies in
                try await endSession(of: exchange, limits)
                var json = JSONWriter()
                json.literal(#"{"message":"Signed out"}"#)
                var response = Response.json(json.bytes)
                cookies.remove(in: &response.headers)
                return response
            },
        ]
    }

    private static func endpoint(
        _ method: HTTPRequest.Method, _ path: String,
        _ handler: @escaping @Sendable (Exchange, SignInCookies) async throws -> Response
    ) -> Endpoint {
        Endpoint(method, path, service: RESTRoute.Service.auth.rawValue, takesCookies: false) { exchange in
            guard let origin = RequestOrigin(of: exchange.request), origin.isOwn(of: exchange.request) else {
                throw ProblemDetails.foreignOrigin
            }
            let cookies = SignInCookies(
                refreshLifetime: exchange.limits.signedInMax, isSecure: origin.isSecure)
            return try await handler(exchange, cookies)
        }
    }

    private static func renewed(
        _ refreshToken: String, _ exchange: Exchange, _ limits: GatewayLimits
    ) async throws -> Token {
        let request = RefreshRequest(refreshToken: refreshToken)
        let faults = request.faults(below: [])
        // What can't be a refresh token is refused as one that is not known.
        guard faults.isEmpty else { throw ProblemDetails.notAuthenticated }
        let options = exchange.options(timeout: limits.callTimeout, isAuthorized: false)
        return try await exchange.clients.auth.refresh(request, options: options)
    }

    /// Ends the session at AuthService, if the browser still has one that can be named.
    private static func endSession(of exchange: Exchange, _ limits: GatewayLimits) async throws {
        var token = SignInCookies.value(SignInCookies.accessName, of: exchange.request)
        do {
            if token == nil, let refresh = SignInCookies.value(SignInCookies.refreshName, of: exchange.request) {
                token = try await renewed(refresh, exchange, limits).accessToken
            }
            guard let token else { return }
            var options = exchange.options(timeout: limits.callTimeout, isAuthorized: false)
            options.metadata.add("Bearer \(token)", for: "authorization")
            _ = try await exchange.clients.auth.logout(LogoutRequest(), options: options)
        } catch let error as RPCError {
            // A session that is not known any more has ended already.
            guard error.code == .unauthenticated else { throw error }
        }
    }

    private static func response(_ token: Token, _ cookies: SignInCookies) -> Response {
        var json = JSONWriter()
        json.literal(#"{"expires_in":"#)
        json.value(Int64(token.expiresIn))
        json.literal("}")
        var response = Response.json(json.bytes)
        cookies.set(
            access: token.accessToken, for: token.expiresIn, refresh: token.refreshToken, in: &response.headers)
        return response
    }
}
