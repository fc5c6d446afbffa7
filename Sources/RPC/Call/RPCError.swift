/// Why a call did not succeed: the one error type between services.
///
/// It crosses the wire as `google.rpc.Status` (see `proto/PROTOCOL.md`); everything but `isSurelyNotSent` survives the
/// hop, and `isUnhandled` only one.
public struct RPCError: Error, Sendable, Equatable {
    /// What kind of failure it is.
    public var code: Code
    /// A stable snake_case word for programs, such as `queue_full`. Empty when the peer gave none.
    public var reason: String
    /// A sentence fit for the user: no internals, no secrets.
    public var message: String
    /// How long the caller should wait before trying again, when the failing side knows.
    public var retryAfter: Duration?
    /// What is wrong with which field, for `invalidArgument`.
    public var faults: [FieldFault]
    /// Whether this process knows that the request never left it, so that sending it again is safe for any method.
    /// Never travels: a peer's error says false.
    public var isSurelyNotSent: Bool
    /// Whether the peer's runtime says that it refused the request before any handler began, as one that is overloaded
    /// does. A handler that passes another service's error on passes this on as false.
    public internal(set) var isUnhandled = false
    /// Whether the call has surely had no effect, so that making it again is safe for any method.
    public var hasNotBegun: Bool { isSurelyNotSent || isUnhandled }

    /// Creates an error; `reason` is a stable snake_case word, `message` a sentence fit for the user.
    public init(
        _ code: Code,
        reason: String,
        message: String,
        retryAfter: Duration? = nil,
        faults: [FieldFault] = [],
        isSurelyNotSent: Bool = false
    ) {
        self.code = code
        self.reason = reason
        self.message = message
        self.retryAfter = retryAfter
        self.faults = faults
        self.isSurelyNotSent = isSurelyNotSent
    }
}

extension RPCError {
    /// Whether both say the same; who of the peer's side said it (`isUnhandled`) makes no difference.
    public static func == (left: RPCError, right: RPCError) -> Bool {
        left.code == right.code && left.reason == right.reason && left.message == right.message
            && left.retryAfter == right.retryAfter && left.faults == right.faults
            && left.isSurelyNotSent == right.isSurelyNotSent
    }
}

extension RPCError: CustomStringConvertible {
    /// The error for a log line.
    public var description: String {
        "\(code)(\(reason)): \(message)"
    }
}
