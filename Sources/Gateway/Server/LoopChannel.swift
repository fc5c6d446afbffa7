import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import NIOSSL
import RPC

/// An HTTP/1.1 connection whose task runs on the connection's own event loop.
///
/// On Swift's own threads every request would wake two of them, which costs more than the request.
struct LoopChannel: ServerChildChannel {
    /// What a connection is, besides HTTP.
    struct Settings: Sendable {
        /// How long the head of a request may take.
        var headTimeout: Duration
        /// How much of an answer waits in the kernel.
        var unsentBytesMax: Int
        /// How many connections one address may have.
        var counts: ConnectionCounts
        /// What the gateway shows over TLS; nil for plain text.
        var certificate: ServerCertificate?
    }

    private let http1: HTTP1Channel
    private let connections: ServiceConnections
    private let latecomers: Latecomers
    private let settings: Settings

    init(_ http1: HTTP1Channel, connections: ServiceConnections, latecomers: Latecomers, settings: Settings) {
        self.http1 = http1
        self.connections = connections
        self.latecomers = latecomers
        self.settings = settings
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<AcceptedConnection> {
        do {
            // Before there is a value: NIO ends the process when one is dropped.
            try Self.bound(channel, unsentBytesMax: settings.unsentBytesMax)
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return http1.setup(channel: channel, logger: logger).flatMapThrowing { [http1, latecomers, settings] value in
            let pipeline = channel.pipeline.syncOperations
            let headGuard = HeadGuard(timeout: settings.headTimeout)
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(HeadCheck(headGuard), position: .before(codec))
            try pipeline.addHandler(headGuard, position: .first)
            if let certificate = settings.certificate {
                try pipeline.addHandler(NIOSSLServerHandler(context: certificate.context), position: .first)
            }
            return AcceptedConnection(value, http1: http1, latecomers: latecomers, logger: logger)
        }
    }

    private static func bound(_ channel: any Channel, unsentBytesMax: Int) throws {
        guard channel.remoteAddress?.protocol != .unix else { return }
        let option = ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: TCP_NOTSENT_LOWAT))
        try channel.syncOptions?.setOption(option, value: unsentBytesMax)
    }

    func handle(value: AcceptedConnection, logger: Logger) async {
        guard settings.counts.admit(value.channel) else { return await value.refuse() }
        await withTaskExecutorPreference(connections[value.channel.eventLoop].executor) {
            await value.handle()
        }
    }
}
