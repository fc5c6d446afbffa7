import HTTPTypes
import Hummingbird
import VeoGenAPI

/// `POST /api/v1/auth/refresh`: by a refresh token in a JSON body, else by the access token that the request carries.
enum RefreshRoute {
    /// The route. With both, the refresh token counts: clients send their old access token along, ended or not.
    static func endpoint(gatekeeper: Gatekeeper, limits: GatewayLimits) -> Endpoint {
        // No cookies: the answer shows tokens, which scripts of a page must never see.
        Endpoint(
            .post, "/api/v1/auth/refresh", service: RESTRoute.Service.auth.rawValue, takesCookies: false
        ) { exchange in
            let request = try await request(of: exchange)
            let isByRefreshToken = request.refreshToken != nil
            if !isByRefreshToken { try await gatekeeper.admit(exchange.authorization, to: .session) }
            let options = exchange.options(timeout: limits.callTimeout, isAuthorized: !isByRefreshToken)
            let token = try await exchange.clients.auth.refresh(request, options: options)
            return .json(try token.jsonBytes)
        }
    }

    private static func request(of exchange: Exchange) async throws -> RefreshRequest {
        let body = try await exchange.body()
        guard body.readableBytes > 0 else { return RefreshRequest() }
        let members = try JSONBody.members(of: body, type: exchange.request.headers[.contentType])
        return try FieldReader.read(RefreshRequest.self, path: [:], query: [], body: members)
    }
}
