import NIOCore

/// Ends a connection that sends more than a request may have. It stands before the HTTP decoder, so that nothing
/// larger is ever held.
final class RequestBytesLimit: ChannelInboundHandler {
    /// Fired once, in place of the bytes that are too many.
    struct Exceeded: Error {}

    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var rest: Int

    init(bytesMax: Int) {
        rest = bytesMax
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard rest >= 0 else { return }
        rest -= unwrapInboundIn(data).readableBytes
        if rest >= 0 {
            context.fireChannelRead(data)
        } else {
            context.fireErrorCaught(Exceeded())
        }
    }
}
