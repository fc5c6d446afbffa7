import Instrumentation

/// Has the scope of a request cross processes: a call carries that of the task that makes it, and its handler runs in a
/// scope of its own, with a new span in the same trace.
public struct RequestScopeInstrument: Instrument {
    /// An instrument; all are the same.
    public init() {}

    /// Makes the scope of a call that has come in. What isn't sane is replaced by something new.
    public func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        let requestID = extractor.extract(key: RequestScope.requestIDKey, from: carrier)
        let traceparent = extractor.extract(key: RequestScope.traceparentKey, from: carrier)
        RequestScope(requestID: requestID.flatMap { RequestID($0) }, traceparent: traceparent).enter(&context)
    }

    /// Adds the scope to a call that goes out.
    public func inject<Carrier, Inject: Injector>(
        _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let scope = RequestScope.of(context) else { return }
        for (key, value) in scope.metadata { injector.inject(value, forKey: key, into: &carrier) }
    }
}
