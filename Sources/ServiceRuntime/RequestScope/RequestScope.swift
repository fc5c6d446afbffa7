import Instrumentation

/// What belongs to the request that a task works on: it follows the task, and crosses processes as RPC metadata.
public struct RequestScope: Sendable, Hashable {
    /// The metadata key, and HTTP header, of the request's id.
    public static let requestIDKey = "x-request-id"
    /// The metadata key, and HTTP header, of the trace.
    public static let traceparentKey = "traceparent"

    private enum Key: InstrumentationContextKey {
        typealias Value = RequestScope
    }

    /// The scope of the running task; nil outside of a request. It is a part of swift-distributed-tracing's context.
    public static var current: RequestScope? { InstrumentationContext.current?[Key.self] }

    /// Runs `body`, and the tasks that it makes, in `scope`.
    public static func with<Result>(_ scope: RequestScope, _ body: () throws -> Result) rethrows -> Result {
        var context = InstrumentationContext.current ?? .topLevel
        scope.enter(&context)
        return try InstrumentationContext.withValue(context, operation: body)
    }

    /// Runs `body`, and the tasks that it makes, in `scope`.
    public static func with<Result>(
        _ scope: RequestScope, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        var context = InstrumentationContext.current ?? .topLevel
        scope.enter(&context)
        return try await InstrumentationContext.withValue(context, operation: body)
    }

    /// Makes this the scope of a context.
    func enter(_ context: inout InstrumentationContext) {
        context[Key.self] = self
    }

    /// The scope of a context.
    static func of(_ context: InstrumentationContext) -> RequestScope? { context[Key.self] }

    /// The request's id.
    public let requestID: RequestID
    /// This process's own place in the trace.
    public let trace: TraceContext
    /// The span of whoever asked; nil where the trace begins.
    public let parentSpanID: UInt64?

    /// A scope from its parts; what isn't given is made.
    public init(requestID: RequestID? = nil, trace: TraceContext? = nil, parentSpanID: UInt64? = nil) {
        self.requestID = requestID ?? .make()
        self.trace = trace ?? .root()
        self.parentSpanID = parentSpanID
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
        let parent = traceparent.flatMap { TraceContext(traceparent: $0) }
        self.init(requestID: requestID, trace: parent?.child(), parentSpanID: parent?.spanID)
    }

    /// What log lines say of the scope, in their order.
    public var logFields: [(String, String)] {
        let fields = [
            ("request_id", requestID.description), ("trace_id", trace.traceID),
            ("span_id", Hexadecimal.text(trace.spanID)),
        ]
        guard let parentSpanID else { return fields }
        return fields + [("parent_span_id", Hexadecimal.text(parentSpanID))]
    }

    /// What goes out with a call that is made for this request.
    public var metadata: [(String, String)] {
        [(Self.requestIDKey, requestID.description), (Self.traceparentKey, trace.traceparent)]
    }
}
