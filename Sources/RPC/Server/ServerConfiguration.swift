import Instrumentation
import Logging
import NIOCore

/// What all connections of a server share.
struct ServerConfiguration: Sendable {
    let methods: MethodTable
    let limits: RPCLimits
    let authorizer: (any RPCAuthorizer)?
    let observer: (any RPCObserver)?
    let instrument: (any Instrument)?
    let logger: Logger
    /// The limits' durations in the unit of the hot path.
    let callTimeoutDefault: TimeAmount
    let streamTimeoutDefault: TimeAmount
    let callTimeoutMax: TimeAmount

    init(
        methods: MethodTable, limits: RPCLimits, authorizer: (any RPCAuthorizer)? = nil,
        observer: (any RPCObserver)? = nil, instrument: (any Instrument)? = nil, logger: Logger
    ) {
        self.methods = methods
        self.limits = limits
        self.authorizer = authorizer
        self.observer = observer
        self.instrument = instrument
        self.logger = logger
        callTimeoutDefault = TimeAmount(limits.callTimeoutDefault)
        streamTimeoutDefault = TimeAmount(limits.streamTimeoutDefault)
        callTimeoutMax = TimeAmount(limits.callTimeoutMax)
    }

    /// How long a call may take whose request says `timeoutNanoseconds`; nil when its time is up already.
    func timeout(_ timeoutNanoseconds: Int64, isStreaming: Bool) -> TimeAmount? {
        switch timeoutNanoseconds {
        case ..<0: nil
        case 0: isStreaming ? streamTimeoutDefault : callTimeoutDefault
        default: min(.nanoseconds(timeoutNanoseconds), callTimeoutMax)
        }
    }
}
