import RPC

/// A REST route that is an RPC in another form.
public struct RESTRoute: Sendable {
    /// An HTTP method.
    public enum Verb: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// The service behind a route, for metrics and error messages.
    public enum Service: String, Sendable {
        case auth, video, ai
    }

    /// The HTTP method.
    public let verb: Verb
    /// The path, with fields between braces.
    public let path: String
    /// The service that answers.
    public let service: Service
    /// Who may use the route.
    public let access: Access
    /// Whether a JSON body carries the request's fields.
    public let hasBody: Bool
    /// Bytes by which a body may be larger than usual, for fields of bytes as base64.
    public let extraBodyBytes: Int
    /// Reads the request, calls the service and returns its answer; throws `RPCError`.
    public let call: @Sendable (RESTCall) async throws(RPCError) -> RESTReply

    init(
        verb: Verb, path: String, service: Service, access: Access, hasBody: Bool,
        extraBodyBytes: Int = 0,
        call: @escaping @Sendable (RESTCall) async throws(RPCError) -> RESTReply
    ) {
        self.verb = verb
        self.path = path
        self.service = service
        self.access = access
        self.hasBody = hasBody
        self.extraBodyBytes = extraBodyBytes
        self.call = call
    }
}
