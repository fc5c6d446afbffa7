import Logging
import NIOCore

/// One of the places where a service listens, with the connections to it and what is known of how it does.
final class Endpoint: Sendable {
    let address: RPCAddress
    let link: ClientLink
    private let conduct: EndpointConduct

    init(
        _ address: RPCAddress, security: RPCSecurity, limits: RPCLimits, observer: (any RPCObserver)?, logger: Logger,
        on eventLoop: any EventLoop
    ) {
        self.address = address
        conduct = EndpointConduct(address, limits.balancing, observer, logger)
        link = ClientLink(
            ClientSettings(
                address: address, security: security, limits: limits, observer: conduct, logger: logger,
                watcher: conduct),
            on: eventLoop)
    }

    /// Calls that have begun and not ended.
    var callsInFlight: Int { conduct.callsInFlight }

    func standing(at now: NIODeadline) -> EndpointConduct.Standing { conduct.standing(at: now) }

    /// Whether there is no connection although one is wanted.
    var isDown: Bool { conduct.downSince != nil }

    var isConnected: Bool { conduct.isConnected }

    /// Whether there has been no connection for longer than calls wait for one.
    func isDownForLong(at now: NIODeadline) -> Bool {
        conduct.downSince.map { now - $0 > link.settings.connectionWaitMax } ?? false
    }

    /// Connects ahead of the first call.
    func connect() {
        link.eventLoop.execute { self.link.connectIfIdle() }
    }

    /// Closes once the last call is over: the service is not here any more.
    func retire() {
        conduct.retire { [link] in link.eventLoop.execute { link.close() } }
    }
}
