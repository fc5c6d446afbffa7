import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// An HTTP/1.1 connection whose task runs on the connection's own event loop.
///
/// On Swift's own threads every request would wake two of them, which costs more than the request.
struct LoopChannel: ServerChildChannel {
    private let http1: HTTP1Channel
    private let connections: ServiceConnections
    private let latecomers: Latecomers

    init(_ http1: HTTP1Channel, connections: ServiceConnections, latecomers: Latecomers) {
        self.http1 = http1
        self.connections = connections
        self.latecomers = latecomers
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<AcceptedConnection> {
        http1.setup(channel: channel, logger: logger)
            .map { [http1, latecomers] in
                AcceptedConnection($0, http1: http1, latecomers: latecomers, logger: logger)
            }
    }

    func handle(value: AcceptedConnection, logger: Logger) async {
        await withTaskExecutorPreference(connections[value.channel.eventLoop].executor) {
            await value.handle()
        }
    }
}
