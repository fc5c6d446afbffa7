import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import Synchronization

/// A connection that has been accepted, until it is handled.
///
/// One that arrives just as the server stops is accepted and then given up by Hummingbird. NIO ends the whole process
/// when a channel of its is dropped like that, and its client has done nothing wrong: so a dropped one is adopted.
final class AcceptedConnection: ServerChildChannelValue {
    private let http1: HTTP1Channel
    private let value: HTTP1Channel.Value
    private let latecomers: Latecomers
    private let logger: Logger
    private let isHandled = Atomic(false)

    init(_ value: HTTP1Channel.Value, http1: HTTP1Channel, latecomers: Latecomers, logger: Logger) {
        self.value = value
        self.http1 = http1
        self.latecomers = latecomers
        self.logger = logger
    }

    var channel: any Channel { value.channel }

    /// Answers the connection's requests until it ends.
    func handle() async {
        isHandled.store(true, ordering: .relaxed)
        await http1.handle(value: value, logger: logger)
    }

    /// Closes the connection unanswered.
    func refuse() async {
        value.channel.close(promise: nil)
        await handle()
    }

    deinit {
        guard !isHandled.load(ordering: .relaxed) else { return }
        latecomers.adopt { [http1, value, logger] in
            value.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            await http1.handle(value: value, logger: logger)
        }
    }
}
