import Logging
import NIOCore
import Synchronization

/// The endpoints of a service, and the choice between them: the less busy one of two taken at random, among those in
/// the best standing. For any thread.
///
/// Host names stand for all of their addresses, which are looked up again from time to time.
final class EndpointSet: Sendable {
    /// Looks up the addresses of a host, as `NameResolver` does.
    typealias Resolve = @Sendable (_ host: String, _ port: Int, any EventLoop) -> EventLoopFuture<[SocketAddress]>

    struct State {
        /// By the address as it was given: the addresses that it stands for.
        var resolved: [RPCAddress: [RPCAddress]] = [:]
        /// By the name as it was given.
        var lookups: [RPCAddress: NameLookups] = [:]
        var endpoints: [Endpoint] = []
        var lastRetired: NIODeadline?
        var isStarted = false
        var isClosed = false
    }

    let target: RPCTarget
    let limits: RPCLimits
    let logger: Logger
    let eventLoop: any EventLoop
    let resolve: Resolve
    let state: Mutex<State>
    private let observer: (any RPCObserver)?

    init(
        _ target: RPCTarget, limits: RPCLimits, observer: (any RPCObserver)?, logger: Logger,
        on eventLoop: any EventLoop,
        resolve: @escaping Resolve = { NameResolver.addresses(of: $0, port: $1, on: $2) }
    ) {
        self.target = target
        self.limits = limits
        self.observer = observer
        self.logger = logger
        self.eventLoop = eventLoop
        self.resolve = resolve
        state = Mutex(State())
        update(nil)
    }

    var endpoints: [Endpoint] { state.withLock { $0.endpoints } }
    /// When an endpoint last went with its address, after having been there.
    var lastRetired: NIODeadline? { state.withLock { $0.lastRetired } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// What a set without any endpoint has to offer: one that cannot be reached.
    var nowhere: Endpoint { endpoint(.unix(path: "/dev/null")) }

    /// An endpoint for a call that has failed on those of `tried`; nil when there is no other.
    func pick(except tried: [Endpoint] = []) -> Endpoint? {
        start()
        let now = NIODeadline.now()
        let others = endpoints.filter { endpoint in !tried.contains { $0 === endpoint } }
        guard others.count > 1 else { return others.first }
        let standings = others.map { $0.standing(at: now) }
        let best = standings.max()
        let candidates = zip(others, standings).filter { $0.1 == best }.map(\.0)
        guard let first = candidates.randomElement(), candidates.count > 1 else { return candidates.first }
        let rest = candidates.filter { $0 !== first }
        guard let second = rest.randomElement() else { return first }
        return second.callsInFlight < first.callsInFlight ? second : first
    }

    /// Connects to all of them with the first call, so that there is a choice.
    private func start() {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted && !state.isClosed
        }
        guard isFirst else { return }
        for endpoint in endpoints { endpoint.connect() }
        for address in target.addresses where address.needsLookup { lookUpWhenDue(address) }
    }

    /// Whether the service has been nowhere for longer than calls wait for it. One whose address has just been given up
    /// is about to get another.
    func isGoneForLong(at now: NIODeadline) -> Bool {
        let (endpoints, lastRetired) = state.withLock { ($0.endpoints, $0.lastRetired) }
        if let lastRetired, now - lastRetired <= TimeAmount(limits.connectionWaitMax) { return false }
        return endpoints.allSatisfy { $0.isDownForLong(at: now) }
    }

    func endpoint(_ address: RPCAddress) -> Endpoint {
        Endpoint(
            address, security: target.security, limits: limits, observer: observer, logger: logger, on: eventLoop)
    }

    func close() {
        let endpoints = state.withLock { state in
            state.isClosed = true
            return state.endpoints
        }
        eventLoop.execute {
            for endpoint in endpoints { endpoint.link.close() }
        }
    }
}
