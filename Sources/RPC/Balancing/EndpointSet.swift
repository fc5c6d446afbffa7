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

    private struct State {
        /// By the address as it was given: the addresses that it stands for.
        var resolved: [RPCAddress: [RPCAddress]] = [:]
        var endpoints: [Endpoint] = []
        var isStarted = false
        var isClosed = false
    }

    private let target: RPCTarget
    private let limits: RPCLimits
    private let observer: (any RPCObserver)?
    private let logger: Logger
    private let eventLoop: any EventLoop
    private let resolve: Resolve
    private let state: Mutex<State>

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
        for address in target.addresses where address.needsLookup { lookUp(address) }
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

/// Host names.
extension EndpointSet {
    private func lookUp(_ address: RPCAddress) {
        guard case .tcp(let host, let port) = address else { return }
        resolve(host, port, eventLoop).whenComplete { outcome in
            switch outcome {
            case .success(let found): self.update((address, found.compactMap { RPCAddress($0) }))
            case .failure(let error):
                // What was found before is as good as anything.
                self.logger.warning("RPC host has no address", error: error)
            }
            self.lookUpAgain(address, last: .now())
        }
    }

    private func lookUpAgain(_ address: RPCAddress, last: NIODeadline) {
        guard !isClosed else { return }
        let interval = TimeAmount(limits.balancing.resolveInterval)
        let pause = min(interval, TimeAmount(limits.balancing.resolveIntervalWhenDown))
        eventLoop.scheduleTask(in: pause) { [weak self] in
            guard let self else { return }
            if .now() - last >= interval || self.endpoints.contains(where: \.isDown) {
                self.lookUp(address)
            } else {
                self.lookUpAgain(address, last: last)
            }
        }
    }

    /// Takes up what a name stands for: keeps the endpoints that are still there, and retires the others.
    private func update(_ found: (name: RPCAddress, addresses: [RPCAddress])?) {
        let (added, removed) = state.withLock { state -> ([Endpoint], [Endpoint]) in
            guard !state.isClosed else { return ([], []) }
            if let found, !found.addresses.isEmpty { state.resolved[found.name] = found.addresses }
            // Until a name is looked up, one endpoint stands for all of its addresses.
            var wanted: [RPCAddress] = []
            for address in target.addresses.flatMap({ state.resolved[$0] ?? [$0] })
            where !wanted.contains(address) && wanted.count < limits.balancing.endpointsMax {
                wanted.append(address)
            }
            let kept = state.endpoints.filter { wanted.contains($0.address) }
            let removed = state.endpoints.filter { !wanted.contains($0.address) }
            let added = wanted.filter { address in !kept.contains { $0.address == address } }.map(endpoint)
            state.endpoints = kept + added
            return (state.isStarted ? added : [], removed)
        }
        for endpoint in added { endpoint.connect() }
        for endpoint in removed { endpoint.retire() }
    }

    private func endpoint(_ address: RPCAddress) -> Endpoint {
        Endpoint(
            address, security: target.security, limits: limits, observer: observer, logger: logger, on: eventLoop)
    }
}

extension RPCAddress {
    /// Whether the address names a host that may have several addresses.
    var needsLookup: Bool {
        guard case .tcp(let host, let port) = self else { return false }
        return (try? SocketAddress(ipAddress: host, port: port)) == nil
    }

    /// The numeric address, nil for what is not TCP.
    init?(_ address: SocketAddress) {
        guard let host = address.ipAddress, let port = address.port else { return nil }
        self = .tcp(host: host, port: port)
    }
}
