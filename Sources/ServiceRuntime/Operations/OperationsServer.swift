import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// The port on which an internal service answers `/metrics`, `/health/live` and `/health/ready`.
///
/// It is plain HTTP without a password, for a scraper and an orchestrator: its address belongs on loopback, a Unix
/// socket or a private network. Whatever is malformed, too large or too slow loses its connection, and nothing else.
public struct OperationsServer: Service {
    private let address: NetworkAddress
    private let routes: OperationsRoutes
    private let limits: OperationsLimits
    private let group: any EventLoopGroup
    private let logger: Logger
    private let onBound: @Sendable (SocketAddress) -> Void

    /// - Parameter onBound: called with the address that is listened on, once it is; of use when the port asked for
    ///   was 0.
    public init(
        address: NetworkAddress, registry: PrometheusRegistry, health: Health, logger: Logger,
        limits: OperationsLimits = OperationsLimits(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        onBound: @escaping @Sendable (SocketAddress) -> Void = { _ in }
    ) {
        self.address = address
        routes = OperationsRoutes(registry: registry, health: health)
        self.limits = limits
        self.group = group
        self.logger = logger
        self.onBound = onBound
    }

    /// Listens until the graceful shutdown is over: while other services drain, their state can still be read.
    /// - Throws: when the address can't be bound.
    public func run() async throws {
        let server = try await bind()
        if let bound = server.localAddress { onBound(bound) }
        logger.info("serving metrics and health", metadata: ["address": "\(address)"])
        // Closing the listener never waits for connections: each ends by its own deadline.
        try await cancelWhenGracefulShutdown {
            try await withTaskCancellationHandler {
                try await server.closeFuture.get()
            } onCancel: {
                server.close(promise: nil)
            }
        }
    }

    private func bind() async throws -> any Channel {
        let openCount = OpenConnections()
        let routes = routes
        let limits = limits
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: CInt(clamping: limits.backlogMax))
            .childChannelOption(.allowRemoteHalfClosure, value: false)
            .childChannelInitializer { channel in
                guard openCount.add() <= limits.connectionsMax else {
                    openCount.remove()
                    return channel.close()
                }
                channel.closeFuture.whenComplete { _ in openCount.remove() }
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(RequestBytesLimit(bytesMax: limits.requestBytesMax))
                    try pipeline.configureHTTPServerPipeline(
                        withPipeliningAssistance: false, withErrorHandling: false
                    )
                    try pipeline.addHandler(OperationsHandler(routes: routes, limits: limits))
                }
            }
        return switch address {
        case .unix(let path):
            try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
        case .tcp(let host, let port):
            try await bootstrap.bind(host: host, port: port).get()
        }
    }
}

/// How many connections are open.
private final class OpenConnections: Sendable {
    private let count = Atomic<Int>(0)

    func add() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
    func remove() { count.wrappingSubtract(1, ordering: .relaxed) }
}
