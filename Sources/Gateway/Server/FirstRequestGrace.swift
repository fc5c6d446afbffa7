import NIOCore
import NIOExtras
import NIOHTTPTypes

/// Lets a connection that was just made bring its first request, although the server stops.
///
/// Who connects sends a request at once; closing before it is read would be a request lost for no reason that the
/// client could know. A connection that has had a request before is closed when it is idle, as any may be at any time.
final class FirstRequestGrace: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let grace: TimeAmount
    private var hasHadRequest = false
    /// Runs while the server has stopped, and the first request has not come.
    private var alarm: Scheduled<Void>?

    init(_ grace: Duration) {
        self.grace = TimeAmount(grace)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        context.fireChannelRead(data)
        guard !hasHadRequest else { return }
        hasHadRequest = true
        guard let alarm else { return }
        alarm.cancel()
        self.alarm = nil
        // The request is known by now to what closes the connection after its answer.
        context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent, !hasHadRequest else {
            return context.fireUserInboundEventTriggered(event)
        }
        let channel = context.channel
        alarm = alarm ?? context.eventLoop.scheduleTask(in: grace) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        alarm?.cancel()
    }
}
