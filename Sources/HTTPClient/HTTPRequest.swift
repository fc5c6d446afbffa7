/// One HTTP request, with everything that bounds its answer.
public struct HTTPRequest: Sendable {
    /// What is asked of the resource.
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"

        /// Whether a request may be sent a second time when a kept connection turns out to be dead. The others always
        /// travel on a connection of their own, and are never sent twice.
        var isRepeatable: Bool { self == .get || self == .head }

        /// Whether the request has a body, be it an empty one.
        var hasBody: Bool { self == .post || self == .put || self == .patch }
    }

    /// What happens when the server points to another place.
    public enum Redirects: Sendable, Hashable {
        /// The answer is returned as it is.
        case returned
        /// GET and HEAD follow up to `max` of them, never from https to http, and without the request's headers to
        /// another origin (RFC 9110 section 15.4). Private addresses only when they are allowed here.
        case followed(max: Int, toPrivateAddresses: Bool = false)
    }

    /// What is asked.
    public var method: Method
    /// Absolute http or https URL.
    public var url: String
    /// Header fields in their order. `Host`, `Content-Length` and `Transfer-Encoding` are the client's.
    public var headers: [HTTPHeader]
    /// The body; must be `none` for GET, HEAD and DELETE.
    public var body: HTTPRequestBody
    /// How long each part may take.
    public var timeouts: HTTPTimeouts
    /// How large the answer may be.
    public var limits: HTTPResponseLimits
    /// What happens when the server points to another place.
    public var redirects: Redirects
    /// Which addresses the host's name may lead to.
    public var addresses: HTTPAddressPolicy

    /// Makes a request; the defaults fit a small answer of an API.
    public init(
        _ method: Method, _ url: String, headers: [HTTPHeader] = [], body: HTTPRequestBody = .none,
        timeouts: HTTPTimeouts = HTTPTimeouts(), limits: HTTPResponseLimits = HTTPResponseLimits(),
        redirects: Redirects = .returned, addresses: HTTPAddressPolicy = .any
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.limits = limits
        self.redirects = redirects
        self.addresses = addresses
    }
}
