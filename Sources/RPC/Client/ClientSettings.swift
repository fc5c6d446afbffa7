import Logging
import NIOCore

/// What the parts of a client share.
struct ClientSettings: Sendable {
    let address: RPCAddress
    let security: RPCSecurity
    let limits: RPCLimits
    let observer: (any RPCObserver)?
    let logger: Logger
    /// Hears how the link is doing. With one, calls do not wait for a connection that cannot be made: they fail, to be
    /// made elsewhere.
    let watcher: (any LinkWatcher)?
    /// The limits' durations in the unit of the hot path.
    let connectionWaitMax: TimeAmount
    private let callTimeoutDefault: TimeAmount
    private let streamTimeoutDefault: TimeAmount
    private let callTimeoutMax: TimeAmount

    init(
        address: RPCAddress, security: RPCSecurity, limits: RPCLimits, observer: (any RPCObserver)?, logger: Logger,
        watcher: (any LinkWatcher)? = nil
    ) {
        self.watcher = watcher
        self.address = address
        self.security = security
        self.limits = limits
        self.observer = observer
        self.logger = logger
        connectionWaitMax = TimeAmount(limits.connectionWaitMax)
        callTimeoutDefault = TimeAmount(limits.callTimeoutDefault)
        streamTimeoutDefault = TimeAmount(limits.streamTimeoutDefault)
        callTimeoutMax = TimeAmount(limits.callTimeoutMax)
    }

    func timeout(_ options: RPCCallOptions, isStreaming: Bool) -> TimeAmount {
        guard let timeout = options.timeout else { return isStreaming ? streamTimeoutDefault : callTimeoutDefault }
        return min(max(TimeAmount(timeout), .zero), callTimeoutMax)
    }
}
