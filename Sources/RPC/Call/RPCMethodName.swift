/// Which method of which service a call is for.
public struct RPCMethodName: Sendable, Hashable {
    /// Shared by all copies: a name goes through many hands on the way of a call.
    private final class Storage: Sendable {
        let service: String
        let method: String
        let isIdempotent: Bool
        let envelopePrefix: [UInt8]

        init(_ service: String, _ method: String, isIdempotent: Bool) {
            self.service = service
            self.method = method
            self.isIdempotent = isIdempotent
            var writer = WireWriter()
            writer.text(RequestEnvelope.Field.service, service)
            writer.text(RequestEnvelope.Field.method, method)
            envelopePrefix = writer.bytes
        }
    }

    private let storage: Storage

    /// The service's full proto name, such as `veogen.auth.v1.AuthService`.
    public var service: String { storage.service }
    /// The method's bare name, such as `Login`.
    public var method: String { storage.method }
    /// Whether calling twice does no more than calling once, as its `.proto` says.
    public var isIdempotent: Bool { storage.isIdempotent }
    /// Both names as the first two fields of a request envelope: computed once, copied into every request.
    var envelopePrefix: [UInt8] { storage.envelopePrefix }

    /// Names `method` of `service`.
    public init(service: String, method: String, isIdempotent: Bool = false) {
        storage = Storage(service, method, isIdempotent: isIdempotent)
    }

    /// Two names are equal when a server cannot tell them apart.
    public static func == (left: RPCMethodName, right: RPCMethodName) -> Bool {
        left.storage === right.storage || left.method == right.method && left.service == right.service
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
