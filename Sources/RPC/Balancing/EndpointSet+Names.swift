import Logging
import NIOCore

/// Host names.
extension EndpointSet {
    /// Looks a name up now and whenever it is due, until the set is closed.
    func lookUpWhenDue(_ name: RPCAddress) {
        let isWanted = endpoints.contains { !$0.isConnected }
        let number = state.withLock { state -> Int? in
            guard !state.isClosed else { return nil }
            return state.lookups[name, default: NameLookups(limits.balancing)].begin(at: .now(), isWanted: isWanted)
        }
        if let number { lookUp(name, number) }
        let pause = min(limits.balancing.resolveInterval, limits.balancing.resolveIntervalWhenDown)
        eventLoop.scheduleTask(in: TimeAmount(pause)) { [weak self] in
            guard let self, !self.isClosed else { return }
            self.lookUpWhenDue(name)
        }
    }

    private func lookUp(_ name: RPCAddress, _ number: Int) {
        guard case .tcp(let host, let port) = name else { return }
        resolve(host, port, eventLoop).whenComplete { outcome in
            var found: [RPCAddress] = []
            switch outcome {
            case .success(let addresses): found = addresses.compactMap { RPCAddress($0) }
            case .failure(let error):
                // What was found before is as good as anything.
                self.logger.warning("RPC host has no address", error: error)
            }
            let isNews = self.state.withLock { state in
                state.lookups[name]?.end(number, hasFound: !found.isEmpty) == true
            }
            if isNews { self.update((name, found)) }
        }
    }

    /// Takes up what a name stands for: keeps the endpoints that are still there, and retires the others.
    func update(_ found: (name: RPCAddress, addresses: [RPCAddress])?) {
        let now = NIODeadline.now()
        let (added, removed) = state.withLock { state -> ([Endpoint], [Endpoint]) in
            guard !state.isClosed else { return ([], []) }
            if let found { state.resolved[found.name] = found.addresses }
            let wanted = addresses(of: state)
            let kept = state.endpoints.filter { wanted.contains($0.address) }
            let removed = state.endpoints.filter { !wanted.contains($0.address) }
            let added = wanted.filter { address in !kept.contains { $0.address == address } }.map(endpoint)
            if removed.contains(where: { !$0.isDownForLong(at: now) }) { state.lastRetired = now }
            state.endpoints = kept + added
            return (state.isStarted ? added : [], removed)
        }
        for endpoint in added { endpoint.connect() }
        for endpoint in removed { endpoint.retire() }
    }

    /// Where the endpoints are. Until a name is looked up, one endpoint stands for all of its addresses.
    private func addresses(of state: State) -> [RPCAddress] {
        var wanted: [RPCAddress] = []
        for address in target.addresses.flatMap({ state.resolved[$0] ?? [$0] })
        where !wanted.contains(address) && wanted.count < limits.balancing.endpointsMax {
            wanted.append(address)
        }
        return wanted
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
