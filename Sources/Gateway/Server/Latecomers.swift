import Glibc
import Logging
import NIOCore
import NIOExtras
import NIOPosix

/// Connections that the kernel had accepted when the server stopped, and the server had not.
///
/// The kernel resets those that wait on the last descriptor of a listening socket. So a second one is kept from the
/// start, and what waits on it is served as well, as are those that were given up halfway. Who connects after that is
/// refused, and knows that nothing was sent.
final class Latecomers: Sendable {
    /// Serves one connection.
    typealias Work = @Sendable () async -> Void

    private let work: AsyncStream<Work>
    private let continuation: AsyncStream<Work>.Continuation

    init() {
        (work, continuation) = AsyncStream.makeStream()
    }

    /// Serves what is adopted, until `serverEnded` and then its end.
    func serve() async {
        await withDiscardingTaskGroup { tasks in
            for await connection in work { tasks.addTask { await connection() } }
        }
    }

    /// Takes over a connection that nobody else serves any more.
    func adopt(_ connection: @escaping Work) {
        // Later than everything else: better beside the end of the process than not at all.
        if case .terminated = continuation.yield(connection) { Task { await connection() } }
    }

    /// The server is gone, and what it left behind is adopted.
    func serverEnded() {
        continuation.finish()
    }

    /// Has `childChannel` serve what waits on a server's socket when its channel closes. On that channel's event loop.
    func watch(_ server: any Channel, childChannel: LoopChannel, group: any EventLoopGroup, logger: Logger) {
        guard let descriptor = Self.duplicate(server) else { return }
        server.closeFuture.whenComplete { _ in
            // The socket does not block: it is NIO's.
            while true {
                let connection = accept(descriptor, nil, nil)
                if connection >= 0 {
                    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                    self.adopt { await Self.serve(connection, by: childChannel, on: group, logger: logger) }
                } else if errno != EINTR, errno != ECONNABORTED {
                    break
                }
            }
            close(descriptor)
        }
    }

    private static func serve(
        _ descriptor: NIOBSDSocket.Handle, by childChannel: LoopChannel, on group: any EventLoopGroup, logger: Logger
    ) async {
        do {
            let connection = try await ClientBootstrap(group: group)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .withConnectedSocket(descriptor) { childChannel.setup(channel: $0, logger: logger) }
            connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            await childChannel.handle(value: connection, logger: logger)
        } catch {
            logger.debug("a connection ended before its request", metadata: ["error": "\(error)"])
        }
    }

    /// A second descriptor of a channel's socket; nil when there is none to be had.
    private static func duplicate(_ server: any Channel) -> NIOBSDSocket.Handle? {
        let descriptor = try? server.pipeline.syncOperations.withUnsafeTransportIfAvailable(
            of: NIOBSDSocket.Handle.self
        ) { fcntl($0, F_DUPFD_CLOEXEC, 0) }
        return descriptor.flatMap { $0 >= 0 ? $0 : nil }
    }
}
