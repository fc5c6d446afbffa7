import HTTPTypes
import Hummingbird
import RPC
import VeoGenAPI

/// One route: what it is called by, who may use it, and what answers.
struct Endpoint: Sendable {
    /// Answers a request; throws `ProblemDetails`, or `RPCError` of `service`.
    typealias Handler = @Sendable (Exchange) async throws -> Response

    /// The HTTP method.
    let method: HTTPRequest.Method
    /// The path, with fields between braces, as metrics name it.
    let template: String
    /// Who may use it. `public` routes see the credentials and may look at them themselves.
    let access: Access
    /// The service behind it, for error messages.
    let service: String
    /// Whether the cookies of a signed-in browser are as good as an `Authorization` header.
    let takesCookies: Bool
    /// How its errors are told.
    let errorShape: ErrorShape
    /// What answers.
    let handler: Handler
    /// Whether its requests are counted: those of the API are, those of operators and their machines not.
    let isRateLimited: Bool

    /// A route of the gateway's own.
    init(
        _ method: HTTPRequest.Method, _ template: String, access: Access = .public, service: String = "gateway",
        takesCookies: Bool = true, errorShape: ErrorShape = .problem, handler: @escaping Handler
    ) {
        self.method = method
        self.template = template
        self.access = access
        self.service = service
        self.takesCookies = takesCookies
        self.errorShape = errorShape
        self.handler = handler
        isRateLimited = template.hasPrefix("/api/") || template.hasPrefix("/v1/")
    }
}
