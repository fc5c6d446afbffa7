/// Which method of which service a call is for.
public struct RPCMethodName: Sendable, Hashable {
    /// The service's full proto name, such as `veogen.auth.v1.AuthService`.
    public let service: String
    /// The method's bare name, such as `Login`.
    public let method: String
    /// Whether calling twice does no more than calling once, as its `.proto` says.
    public let isIdempotent: Bool

    /// Both names as the first two fields of a request envelope: computed once, copied into every request.
    let envelopePrefix: [UInt8]

    /// Names `method` of `service`.
    public init(service: String, method: String, isIdempotent: Bool = false) {
        self.service = service
        self.method = method
        self.isIdempotent = isIdempotent
        var writer = WireWriter()
        writer.text(RequestEnvelope.Field.service, service)
        writer.text(RequestEnvelope.Field.method, method)
        self.envelopePrefix = writer.bytes
    }

    /// Two names are equal when a server cannot tell them apart.
    public static func == (left: RPCMethodName, right: RPCMethodName) -> Bool {
        left.method == right.method && left.service == right.service
    }

    /// Hashes the method alone: names of one service, which tables of names are made of, differ in nothing else.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(method)
    }
}

extension RPCMethodName: CustomStringConvertible {
    /// `service/method`, as in logs and metrics.
    public var description: String {
        "\(service)/\(method)"
    }
}
