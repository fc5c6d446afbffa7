/// What belongs to the request that a task works on: it follows the task, and crosses processes as RPC metadata.
public struct RequestScope: Sendable, Hashable {
    /// The metadata key, and HTTP header, of the request's id.
    public static let requestIDKey = "x-request-id"
    /// The metadata key, and HTTP header, of the trace.
    public static let traceparentKey = "traceparent"

    /// The scope of the running task; nil outside of a request.
    @TaskLocal public static var current: RequestScope?

    /// The request's id.
    public let requestID: RequestID
    /// This process's own place in the trace.
    public let trace: TraceContext

    /// A scope from its parts; what isn't given is made.
    public init(requestID: RequestID? = nil, trace: TraceContext? = nil) {
        self.requestID = requestID ?? .make()
        self.trace = trace ?? .root()
    }

    /// The scope of a request that comes in with metadata or headers. Values that aren't sane are replaced by new
    /// ones; of a key that is given several times the first counts, and the case of keys doesn't matter.
    public init(metadata: some Sequence<(String, String)>) {
        var requestID: String?
        var traceparent: String?
        for (key, value) in metadata {
            switch key.utf8.count {
            case Self.requestIDKey.utf8.count where requestID == nil && key.lowercased() == Self.requestIDKey:
                requestID = value
            case Self.traceparentKey.utf8.count where traceparent == nil && key.lowercased() == Self.traceparentKey:
                traceparent = value
            default:
                continue
            }
        }
        self.init(requestID: requestID.flatMap { RequestID($0) }, traceparent: traceparent)
    }

    /// The scope of a request whose two headers were looked up already. The span is a new child of the caller's.
    public init(requestID: RequestID?, traceparent: String?) {
        self.init(requestID: requestID, trace: traceparent.flatMap { TraceContext(traceparent: $0) }?.child())
    }

    /// What goes out with a call that is made for this request.
    public var metadata: [(String, String)] {
        [(Self.requestIDKey, requestID.description), (Self.traceparentKey, trace.traceparent)]
    }
}
