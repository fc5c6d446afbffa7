import NIOCore
import NIOHTTP1

/// One connection of the operations server: one request, one answer, then the end. A scrape every few seconds needs
/// no more, and whatever follows the first request on the wire is never looked at.
final class OperationsHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let routes: OperationsRoutes
    private let limits: OperationsLimits
    private var isAnswering = false
    private var deadline: Scheduled<Void>?

    init(routes: OperationsRoutes, limits: OperationsLimits) {
        self.routes = routes
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        setDeadline(limits.requestTimeout, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data), !isAnswering else { return }
        isAnswering = true
        let hasBody = head.headers.contains(name: "transfer-encoding") || head.headers.contains(name: "content-length")
        let hasNoBody = head.headers["content-length"].allSatisfy { $0 == "0" }
        guard !hasBody || (hasNoBody && !head.headers.contains(name: "transfer-encoding")) else {
            return answer(.error(.payloadTooLarge), isBodyless: false, context)
        }
        let routes = routes
        let promise = context.eventLoop.makePromise(of: OperationsResponse.self)
        promise.completeWithTask { await routes.response(to: head) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        promise.futureResult.whenSuccess { response in
            let (handler, context) = bound.value
            handler.answer(response, isBodyless: head.method == .HEAD, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isAnswering else { return context.close(promise: nil) }
        isAnswering = true
        switch error {
        case is RequestBytesLimit.Exceeded:
            answer(.error(.requestHeaderFieldsTooLarge), isBodyless: false, context)
        case is HTTPParserError:
            answer(.error(.badRequest), isBodyless: false, context)
        default:
            context.close(promise: nil)
        }
    }

    private func answer(_ response: OperationsResponse, isBodyless: Bool, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        setDeadline(limits.responseTimeout, context)
        var head = HTTPResponseHead(version: .http1_1, status: response.status)
        head.headers.add(name: "content-type", value: response.contentType)
        head.headers.add(name: "content-length", value: "\(response.body.utf8.count)")
        head.headers.add(name: "connection", value: "close")
        if let methods = response.allowedMethods { head.headers.add(name: "allow", value: methods) }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !isBodyless {
            let body = context.channel.allocator.buffer(string: response.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        // Only our half is closed: to close both with unread bytes left would reset the connection, and the client
        // could lose the answer. The client's own end, or the deadline, closes the rest.
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
        }
    }

    private func setDeadline(_ delay: TimeAmount, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: delay) {
            bound.value.close(promise: nil)
        }
    }
}
