import Logging
import NIOCore
import Synchronization

/// What calls and connections tell of an endpoint. For any thread.
final class EndpointConduct: RPCObserver, LinkWatcher {
    /// How good a choice the endpoint is for a new call.
    enum Standing: Int, Comparable {
        /// There is no connection, and the last attempt to make one has failed.
        case down
        /// Its calls have failed, or it is shutting down.
        case ejected
        /// Nobody has called yet, or the first connection is being made.
        case connecting
        case ready

        static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
    }

    private struct State {
        var ejection: Ejection
        var isConnected = false
        /// Since when there has been no connection although one was wanted.
        var downSince: NIODeadline?
        /// Set when the endpoint is of no more use: called after its last call.
        var close: (@Sendable () -> Void)?
    }

    private let inFlight = Atomic(0)
    private let address: RPCAddress
    private let observer: (any RPCObserver)?
    private let logger: Logger
    private let state: Mutex<State>

    init(_ address: RPCAddress, _ limits: RPCBalancingLimits, _ observer: (any RPCObserver)?, _ logger: Logger) {
        self.address = address
        self.observer = observer
        self.logger = logger
        state = Mutex(State(ejection: Ejection(limits)))
    }

    /// Calls that have begun and not ended.
    var callsInFlight: Int { inFlight.load(ordering: .relaxed) }

    var isConnected: Bool { state.withLock { $0.isConnected } }

    var downSince: NIODeadline? { state.withLock { $0.downSince } }

    func standing(at now: NIODeadline) -> Standing {
        state.withLock { state in
            if state.downSince != nil { return .down }
            if state.ejection.isActive(at: now) { return .ejected }
            return state.isConnected ? .ready : .connecting
        }
    }

    /// Calls `close` when no call is in flight any more.
    func retire(_ close: @escaping @Sendable () -> Void) {
        state.withLock { $0.close = close }
        closeIfIdle()
    }

    private func closeIfIdle() {
        guard inFlight.load(ordering: .sequentiallyConsistent) == 0 else { return }
        state.withLock { $0.close.take() }?()
    }

    // MARK: RPCObserver

    func callBegan(_ method: RPCMethodName) {
        inFlight.add(1, ordering: .sequentiallyConsistent)
        observer?.callBegan(method)
    }

    func callEnded(_ record: RPCCallRecord) {
        inFlight.subtract(1, ordering: .sequentiallyConsistent)
        note(record.error)
        observer?.callEnded(record)
        closeIfIdle()
    }

    private func note(_ error: RPCError?) {
        if let error, error.isSurelyNotSent { return }
        let isEjected = state.withLock { state in
            guard let error, error.code.isFaultOfService else {
                state.ejection.succeeded()
                return false
            }
            guard error != .draining else {
                state.ejection.drains(at: .now())
                return false
            }
            return state.ejection.failed(at: .now())
        }
        if isEjected { logger.warning("RPC endpoint ejected", metadata: ["address": "\(address)"]) }
    }

    // MARK: LinkWatcher

    func linkIs(_ condition: LinkCondition) {
        state.withLock { state in
            state.isConnected = condition == .connected
            switch condition {
            case .connected: state.downSince = nil
            case .down: state.downSince = state.downSince ?? .now()
            case .idle, .connecting: break
            }
        }
    }
}

extension RPCError.Code {
    /// Whether an endpoint that answers so may be at fault, rather than the call.
    fileprivate var isFaultOfService: Bool {
        switch self {
        case .unavailable, .internal, .unknown, .dataLoss, .deadlineExceeded: true
        default: false
        }
    }
}
