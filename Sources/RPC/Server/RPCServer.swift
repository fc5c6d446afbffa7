import Instrumentation
import Logging
import NIOCore
import NIOPosix
import Protobuf
import ServiceLifecycle
import Synchronization

/// Serves methods over ttrpc on one address.
///
/// A `Service`: `run` returns after a graceful shutdown, when running calls have had their grace period.
public final class RPCServer: Service {
    private struct Listener {
        let channel: any Channel
        let address: RPCAddress
        let socketFile: UnixSocketFile?
    }

    private let address: RPCAddress
    private let security: RPCSecurity
    private let configuration: ServerConfiguration
    private let group: any EventLoopGroup
    private let connections: ConnectionRegistry
    private let loads: [ObjectIdentifier: LoopLoad]
    private let listener = Mutex<Listener?>(nil)

    /// Prepares a server; nothing is bound yet.
    ///
    /// - Parameters:
    ///   - group: Threads for the connections. They must outlive the server, as NIO's singleton group does.
    ///   - security: Who may connect, and how the server proves who it is.
    ///   - authorizer: Admits calls; nil admits all of whoever can connect.
    ///   - observer: Hears of every call.
    ///   - instrument: Reads from a call's metadata the context, such as a trace, in which its handler runs.
    /// - Throws: An error that says which of the `methods` has a name twice.
    public init(
        address: RPCAddress,
        methods: [RPCMethod],
        security: RPCSecurity = RPCSecurity(),
        limits: RPCLimits = RPCLimits(),
        authorizer: (any RPCAuthorizer)? = nil,
        observer: (any RPCObserver)? = nil,
        instrument: (any Instrument)? = nil,
        logger: Logger,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) throws {
        self.address = address
        self.security = security
        self.group = group
        let loads = group.makeIterator().map { (ObjectIdentifier($0), LoopLoad($0, limits: limits)) }
        self.loads = Dictionary(loads) { first, _ in first }
        connections = ConnectionRegistry(connectionsMax: limits.connectionsMax)
        configuration = ServerConfiguration(
            methods: try MethodTable(methods), limits: limits, authorizer: authorizer, observer: observer,
            instrument: instrument, logger: logger)
    }

    /// Where the server listens, with the port that the kernel chose; nil until `listen` has returned.
    public var boundAddress: RPCAddress? {
        listener.withLock { $0?.address }
    }

    /// Starts to accept connections, so that clients can connect before `run` is reached. `run` does it otherwise.
    ///
    /// - Throws: An error that says why the address cannot be had.
    public func listen() async throws {
        guard boundAddress == nil else { return }
        guard security.admits(address) else { throw RPCSecurity.PlaintextRefused(address: address) }
        let bound =
            switch address {
            case .unix(let path): try await listenOnUnixSocket(path)
            case .tcp(let host, let port): try await listenOnTCP(host, port)
            }
        listener.withLock { $0 = bound }
        configuration.logger.info("RPC server listens", metadata: ["address": "\(bound.address)"])
    }

    /// Serves until a graceful shutdown, which lets running calls finish, or until the task is cancelled, which does
    /// not.
    public func run() async throws {
        try await listen()
        guard let listener = listener.withLock({ $0 }) else { return }
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await listener.channel.closeFuture.get()
        } onCancelOrGracefulShutdown: {
            listener.channel.close(promise: nil)
        }
        listener.socketFile?.remove()
        let gracePeriod = Task.isCancelled ? TimeAmount.zero : TimeAmount(configuration.limits.shutdownGracePeriod)
        await connections.drain(gracePeriod: gracePeriod, on: listener.channel.eventLoop)
    }

    private func listenOnUnixSocket(_ path: String) async throws -> Listener {
        if let descriptor = ActivationSockets.ofProcess.take(path: path) {
            let channel = try await bootstrap().withBoundSocket(descriptor).get()
            return Listener(channel: channel, address: .unix(path: path), socketFile: nil)
        }
        let file = try UnixSocketFile(path: path)
        let channel = try await bootstrap().withBoundSocket(file.descriptor).get()
        do {
            try file.publish()
        } catch {
            try await channel.close()
            throw error
        }
        return Listener(channel: channel, address: .unix(path: path), socketFile: file)
    }

    private func listenOnTCP(_ host: String, _ port: Int) async throws -> Listener {
        let bootstrap = bootstrap()
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        let channel =
            if let descriptor = ActivationSockets.ofProcess.take(port: port) {
                try await bootstrap.withBoundSocket(descriptor).get()
            } else {
                try await bootstrap.bind(host: host, port: port).get()
            }
        let bound = RPCAddress.tcp(host: host, port: channel.localAddress?.port ?? port)
        return Listener(channel: channel, address: bound, socketFile: nil)
    }

    private func bootstrap() -> ServerBootstrap {
        let limits = configuration.limits
        return ServerBootstrap(group: group)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: limits.writeBufferBytesLow, high: limits.writeBufferBytesHigh)
            )
            .childChannelInitializer { [configuration, connections, security, loads] channel in
                let loop = channel.eventLoop
                let load = loads[ObjectIdentifier(loop)] ?? LoopLoad(loop, limits: configuration.limits)
                let connection = ServerConnection(configuration, peer: .unknown, load: load, eventLoop: loop)
                guard connections.add(connection, channel: channel) else {
                    configuration.logger.warning("RPC connection refused: too many")
                    return channel.close()
                }
                return security.accept(
                    channel, with: connection, handshakeTimeout: configuration.limits.handshakeTimeout,
                    logger: configuration.logger)
            }
    }
}
