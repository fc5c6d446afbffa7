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

    init(_ http1: HTTP1Channel, connections: ServiceConnections) {
        self.http1 = http1
        self.connections = connections
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        http1.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(connections[value.channel.eventLoop].executor) {
            await http1.handle(value: value, logger: logger)
        }
    }
}
