import HTTPTypes
import Hummingbird
import VeoGenAPI

/// `POST /api/v1/auth/login`: OAuth2's password form (RFC 6749 section 4.3.2) becomes a `Login` call.
enum LoginRoute {
    /// The form's fields that count; the others of OAuth2's form, such as `grant_type`, are allowed and ignored.
    private static let fields: Set<String> = ["username", "password"]

    /// The route.
    static func endpoint(limits: GatewayLimits) -> Endpoint {
        Endpoint(.post, "/api/v1/auth/login", service: RESTRoute.Service.auth.rawValue) { exchange in
            let request = try await request(of: exchange)
            let token = try await exchange.clients.auth.login(
                request, options: exchange.options(timeout: limits.loginTimeout, isAuthorized: false, namesClient: true)
            )
            return .json(try token.jsonBytes)
        }
    }

    /// The email and the password of a form.
    ///
    /// - Throws: `ProblemDetails` or `RPCError` that say what is wrong with it.
    static func request(of exchange: Exchange) async throws -> LoginRequest {
        try FieldReader.read(LoginRequest.self, path: [:], query: [], body: try await form(of: exchange))
    }

    /// The fields of a form. A body of another type has none of them, as in the API that VeoGen replaces.
    private static func form(of exchange: Exchange) async throws -> [String: JSONValue] {
        let body = try await exchange.body()
        guard let type = exchange.request.headers[.contentType], MediaType.isForm(type) else { return [:] }
        let pairs = try FormPairs.parse(body.readableBytesView, at: "body", pairsMax: exchange.limits.pairsMax)
        var form: [String: JSONValue] = [:]
        for pair in pairs where fields.contains(pair.name) { form[pair.name] = .text(pair.value) }
        return form
    }
}
