import NIOCore
import NIOPosix
import NIOSSL

extension RPCSecurity {
    /// Connects to `address`. The connection comes back once its peer is known and allowed.
    func connect(
        to address: RPCAddress, within timeout: TimeAmount, _ settings: ClientSettings, on eventLoop: any EventLoop,
        _ makeConnection: @escaping @Sendable () -> ClientConnection
    ) -> EventLoopFuture<ClientConnection> {
        guard admits(address) else { return eventLoop.makeFailedFuture(PlaintextRefused(address: address)) }
        switch address {
        case .unix(let path):
            let connection = makeConnection()
            return bootstrap(settings, within: timeout, on: eventLoop)
                .channelInitializer { $0.pipeline.addHandler(connection) }
                .connect(unixDomainSocketPath: path)
                .flatMap { check($0) }.map { connection }
        case .tcp(let host, let port):
            return NameResolver.addresses(of: host, port: port, on: eventLoop).flatMap { addresses in
                connect(
                    toOneOf: addresses[...], within: timeout, settings, on: eventLoop, makeConnection)
            }
        }
    }

    /// Tries one address after the other. Each gets a connection of its own: a handler belongs to one channel.
    private func connect(
        toOneOf addresses: ArraySlice<SocketAddress>, within timeout: TimeAmount, _ settings: ClientSettings,
        on eventLoop: any EventLoop, _ makeConnection: @escaping @Sendable () -> ClientConnection
    ) -> EventLoopFuture<ClientConnection> {
        guard let address = addresses.first else {
            return eventLoop.makeFailedFuture(NameResolver.Failure.noAddress)
        }
        let connection = makeConnection()
        let bootstrap = bootstrap(settings, within: timeout, on: eventLoop)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        let connected =
            if let credentials {
                connectByTLS(bootstrap, to: address, credentials, connection, settings.limits, eventLoop)
            } else {
                bootstrap.channelInitializer { $0.pipeline.addHandler(connection) }.connect(to: address).map { _ in }
            }
        return connected.map { connection }.flatMapError { error in
            guard addresses.count > 1 else { return eventLoop.makeFailedFuture(error) }
            return connect(toOneOf: addresses.dropFirst(), within: timeout, settings, on: eventLoop, makeConnection)
        }
    }

    private func connectByTLS(
        _ bootstrap: ClientBootstrap, to address: SocketAddress, _ credentials: TLSCredentials,
        _ connection: ClientConnection, _ limits: RPCLimits, _ eventLoop: any EventLoop
    ) -> EventLoopFuture<Void> {
        let identified = eventLoop.makePromise(of: RPCPeer.self)
        let channel = bootstrap.channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([
                    NIOSSLClientHandler(context: credentials.clientContext, serverHostname: nil),
                    IdentityCheck(self, timeout: limits.handshakeTimeout, identified: identified), connection,
                ])
            }
        }.connect(to: address)
        channel.whenFailure { identified.fail($0) }
        return identified.futureResult.map { _ in }
    }

    /// Whether the process that listens on a Unix socket runs as a user whom we expect there.
    private func check(_ channel: any Channel) -> EventLoopFuture<Void> {
        RPCPeer.of(channel).flatMapThrowing { peer in
            guard admits(peer) else {
                channel.close(promise: nil)
                throw IdentityCheck.Refusal.peer(peer)
            }
        }
    }

    private func bootstrap(
        _ settings: ClientSettings, within timeout: TimeAmount, on eventLoop: any EventLoop
    ) -> ClientBootstrap {
        let limits = settings.limits
        return ClientBootstrap(group: eventLoop)
            .connectTimeout(timeout)
            .channelOption(
                .writeBufferWaterMark,
                value: .init(low: limits.writeBufferBytesLow, high: limits.writeBufferBytesHigh))
    }
}
