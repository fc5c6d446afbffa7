import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client is too slow, in either direction, or sends far more than anybody asked for.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: GatewayLimits
    private var isRequestArriving = false
    private var bodyBytes = 0
    private var arrivalTimer: Scheduled<Void>?
    private var stallTimer: Scheduled<Void>?

    init(limits: GatewayLimits) {
        self.limits = limits
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isRequestArriving = true
            bodyBytes = 0
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            guard bodyBytes <= limits.unwantedBodyBytesMax else { return context.close(promise: nil) }
        case .end:
            isRequestArriving = false
            arrivalTimer?.cancel()
            arrivalTimer = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most requests arrive at once and need no timer.
        if isRequestArriving, arrivalTimer == nil {
            arrivalTimer = context.channel.closeUnlessCancelled(after: limits.requestArrivalTimeout)
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stallTimer?.cancel()
        let channel = context.channel
        stallTimer = channel.isWritable ? nil : channel.closeUnlessCancelled(after: limits.writeStallTimeout)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancelTimers()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelTimers()
    }

    private func cancelTimers() {
        arrivalTimer?.cancel()
        stallTimer?.cancel()
    }
}
