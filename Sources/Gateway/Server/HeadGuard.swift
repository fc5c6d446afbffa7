import NIOCore
import NIOHTTP1

/// Closes a connection whose client takes too long to send the head of a request, byte by byte or not at all.
///
/// Sits before the decoder, which keeps what it has of a head to itself. `HeadCheck`, behind it, says when one is
/// complete. What comes in one read with the end of a request, and goes no further, is left to the idle timeout.
final class HeadGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let timeout: Duration
    private var timer: Scheduled<Void>?
    /// Whether the decoder is within a request, between its head and its end.
    private var isInRequest = false
    /// Whether a head came out of what was read last.
    private var hasSeenHead = false

    init(timeout: Duration) {
        self.timeout = timeout
    }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasSeenHead = false
        context.fireChannelRead(data)
        // Bytes that are neither of a body nor have completed a head are a part of one.
        if !isInRequest, !hasSeenHead, timer == nil { start(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stop()
    }

    /// The decoder has completed a head.
    func headArrived() {
        hasSeenHead = true
        isInRequest = true
        stop()
    }

    /// The decoder has completed a request.
    func requestEnded() {
        isInRequest = false
    }

    private func start(_ context: ChannelHandlerContext) {
        timer = context.channel.closeUnlessCancelled(after: timeout)
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
