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
    /// What answers.
    let handler: Handler

    /// A route of the gateway's own.
    init(
        _ method: HTTPRequest.Method, _ template: String, access: Access = .public, service: String = "gateway",
        handler: @escaping Handler
    ) {
        self.method = method
        self.template = template
        self.access = access
        self.service = service
        self.handler = handler
    }
}
