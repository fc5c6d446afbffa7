import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// A connection that has been accepted, until it is handled.
///
/// One that arrives just as the server stops is accepted by the kernel and then given up by Hummingbird. NIO ends the
/// whole process when a channel of its is dropped like that, so a dropped one is run to its end here instead.
final class AcceptedConnection: ServerChildChannelValue {
    private let http1: HTTP1Channel
    private let value: HTTP1Channel.Value
    private let logger: Logger
    private let isHandled = Atomic(false)

    init(_ value: HTTP1Channel.Value, http1: HTTP1Channel, logger: Logger) {
        self.value = value
        self.http1 = http1
        self.logger = logger
    }

    var channel: any Channel { value.channel }

    /// Answers the connection's requests until it ends.
    func handle() async {
        isHandled.store(true, ordering: .relaxed)
        await http1.handle(value: value, logger: logger)
    }

    deinit {
        guard !isHandled.load(ordering: .relaxed) else { return }
        value.channel.close(promise: nil)
        Task { [http1, value, logger] in await http1.handle(value: value, logger: logger) }
    }
}
