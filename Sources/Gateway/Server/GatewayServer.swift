import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import RPC
import ServiceLifecycle
import ServiceRuntime
import VeoGenAPI

/// Serves the public API on one address.
///
/// Hummingbird's server does the HTTP: parsing, keep-alive, backpressure, draining. Its `Application` is left out
/// because it makes a logger and an id of its own for each request.
struct GatewayServer: Service {
    private let address: NetworkAddress
    private let edge: Edge
    private let connections: ServiceConnections
    private let limits: GatewayLimits
    private let channelSettings: LoopChannel.Settings
    private let group: any EventLoopGroup
    private let logger: Logger
    private let onListening: @Sendable (SocketAddress?) -> Void
    private let latecomers = Latecomers()

    /// The answer could not be sent to its end.
    private struct AnswerBroken: Error {}

    /// A server of `edge`, by HTTPS if there is a `certificate`; `onListening` hears the address that was bound.
    init(
        address: NetworkAddress, edge: Edge, connections: ServiceConnections, limits: GatewayLimits,
        certificate: ServerCertificate? = nil, group: any EventLoopGroup, logger: Logger,
        onListening: @escaping @Sendable (SocketAddress?) -> Void = { _ in }
    ) {
        self.address = address
        self.edge = edge
        self.connections = connections
        self.limits = limits
        channelSettings = LoopChannel.Settings(
            headTimeout: limits.headArrivalTimeout, unsentBytesMax: limits.unsentBytesMax,
            counts: ConnectionCounts(
                countMax: limits.connectionsPerAddressMax, exemptsLoopback: limits.exemptsLoopbackConnections),
            certificate: certificate)
        self.group = group
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until a graceful shutdown: connections close when their last answer is out.
    func run() async throws {
        defer { connections.close() }
        async let late: Void = latecomers.serve()
        if let descriptor = handedOverDescriptor {
            try await HandedOverServer(
                descriptor: descriptor, childChannel: childChannel(respond), limits: limits, group: group,
                logger: logger
            ).run(onListening: onListening)
        } else {
            try await bindAndServe()
        }
        latecomers.serverEnded()
        await late
    }

    private func bindAndServe() async throws {
        let server = try HTTPServerBuilder { childChannel($0) }.buildServer(
            configuration: ServerConfiguration(
                address: bindAddress, backlog: limits.backlogMax,
                availableConnectionsDelegate: .maximum(limits.connectionsMax, logger: logger)),
            eventLoopGroup: group, logger: logger, responder: respond,
            onServerRunning: { channel in
                let childChannel = childChannel(respond)
                channel.eventLoop.execute {
                    latecomers.watch(channel, childChannel: childChannel, group: group, logger: logger)
                }
                onListening(channel.localAddress)
            })
        try await server.run()
    }

    private var handedOverDescriptor: NIOBSDSocket.Handle? {
        switch address {
        case .unix(let path): ActivationSockets.ofProcess.take(path: path)
        case .tcp(_, let port): ActivationSockets.ofProcess.take(port: port)
        }
    }

    private func childChannel(_ responder: @escaping HTTPChannelHandler.Responder) -> LoopChannel {
        LoopChannel(
            HTTP1Channel(responder: responder, configuration: http1), connections: connections, latecomers: latecomers,
            settings: channelSettings)
    }

    @Sendable private func respond(
        to request: Request, writer: consuming ResponseWriter, on channel: any Channel
    ) async throws {
        let clients = connections[channel.eventLoop].clients
        let response = try await edge.respond(to: request, of: channel.remoteAddress, clients: clients)
        do {
            try await writer.write(response: response.head, body: response.body)
        } catch is HTTPParserError {
            // The caller would answer a second time.
            throw AnswerBroken()
        }
    }

    private var http1: HTTP1Channel.Configuration {
        let limits = limits
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [FirstRequestGrace(limits.firstRequestGrace), ConnectionGuard(limits: limits)],
            idleTimeout: TimeAmount(limits.idleTimeout),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerFieldBytesMax, maxHeaderListSize: limits.headerListBytesMax,
                maxHeaderFieldCount: limits.headerFieldsMax))
    }

    private var bindAddress: BindAddress {
        switch address {
        case .unix(let path): .unixDomainSocket(path: path)
        case .tcp(let host, let port): .hostname(host, port: port)
        }
    }
}
