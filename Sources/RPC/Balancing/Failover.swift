import NIOCore

/// Finds other endpoints for a call that has failed, as far as that is safe and of use.
struct Failover {
    private let endpoints: EndpointSet
    private let limits: RPCLimits
    /// Until when a call that has never left is worth a connection.
    private let waitsUntil: NIODeadline
    private var tried: [Endpoint]
    private var rounds = 0

    init(_ endpoints: EndpointSet, _ limits: RPCLimits, began: NIODeadline, deadline: NIODeadline, first: Endpoint) {
        self.endpoints = endpoints
        self.limits = limits
        waitsUntil = min(deadline, began + TimeAmount(limits.connectionWaitMax))
        tried = [first]
    }

    /// The endpoint for a request that has surely not left yet, and how long to wait before; nil when there is none.
    mutating func next() -> (Endpoint, Duration)? {
        guard !endpoints.isClosed else { return nil }
        if let endpoint = endpoints.pick(except: tried) {
            tried.append(endpoint)
            return (endpoint, .zero)
        }
        // All have refused. The wait is for one that has just gone down, not for a service that is not there.
        let now = NIODeadline.now()
        let delay = min(limits.reconnectDelayMin * (1 << min(rounds, 10)), limits.reconnectDelayMax)
        guard now + TimeAmount(delay) < waitsUntil, !endpoints.isGoneForLong(at: now),
            let endpoint = endpoints.pick()
        else { return nil }
        rounds += 1
        tried = [endpoint]
        return (endpoint, delay)
    }

    /// The endpoint for repeating a call whose fate is unknown: another one if there is any.
    mutating func another() -> Endpoint? {
        guard !endpoints.isClosed else { return nil }
        let endpoint = endpoints.pick(except: tried.suffix(1)) ?? endpoints.pick()
        if let endpoint { tried = [endpoint] }
        return endpoint
    }
}
