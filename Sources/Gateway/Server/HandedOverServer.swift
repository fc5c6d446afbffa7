import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// Serves the connections of a listening socket that the process was started with.
///
/// It does what Hummingbird's server does, which can only bind a socket of its own.
struct HandedOverServer {
    let descriptor: NIOBSDSocket.Handle
    let childChannel: LoopChannel
    let limits: GatewayLimits
    let group: any EventLoopGroup
    let logger: Logger

    /// Serves until a graceful shutdown: connections close when their last answer is out. The socket stays open with
    /// whoever made it, and keeps those who connect from then on for the next process.
    func run(onListening: (SocketAddress?) -> Void) async throws {
        let quiescing = ServerQuiescingHelper(group: group)
        let server = try await bind(quiescing)
        let address = server.channel.localAddress
        logger.info("serves a socket that was handed over", metadata: ["address": "\(address?.description ?? "")"])
        await withGracefulShutdownHandler {
            onListening(address)
            await withDiscardingTaskGroup { tasks in
                do {
                    try await server.executeThenClose { connections in
                        for try await connection in connections {
                            tasks.addTask { await childChannel.handle(value: connection, logger: logger) }
                        }
                    }
                } catch {
                    logger.error("no connections are accepted any more", metadata: ["error": "\(error)"])
                }
            }
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: nil)
        }
    }

    private func bind(_ quiescing: ServerQuiescingHelper) async throws -> NIOAsyncChannel<AcceptedConnection, Never> {
        let maximum = MaximumAvailableConnections(limits.connectionsMax, logger: logger)
        return try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: CInt(clamping: limits.backlogMax))
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(AvailableConnectionsChannelHandler(delegate: maximum))
                    try pipeline.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(descriptor) { [childChannel, logger] in childChannel.setup(channel: $0, logger: logger) }
    }
}
