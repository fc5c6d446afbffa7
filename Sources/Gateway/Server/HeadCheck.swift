import NIOCore
import NIOHTTP1

/// Refuses requests that another server on the way might have understood otherwise: with 400 and the end of the
/// connection, since nobody knows where the next request would begin (RFC 9112 section 11.2).
///
/// The decoder has refused by then what breaks the grammar: bare line feeds, control characters, folded lines, spaces
/// before colons, lengths that differ or are no numbers, both a length and chunks, and other versions.
final class HeadCheck: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private static let refusal = "The request can be understood in more than one way\n"

    private let headGuard: HeadGuard
    private var isRefusing = false
    /// Requests that came before, and are not answered yet.
    private var unansweredCount = 0

    init(_ headGuard: HeadGuard) {
        self.headGuard = headGuard
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefusing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            headGuard.headArrived()
            guard Self.isClear(head) else {
                isRefusing = true
                if unansweredCount == 0 { refuse(context) }
                return
            }
            unansweredCount += 1
        case .end:
            headGuard.requestEnded()
        case .body:
            break
        }
        context.fireChannelRead(data)
    }

    /// What came before a refused request is answered first, as its sender expects.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        guard case .end = part else { return }
        unansweredCount -= 1
        if isRefusing, unansweredCount == 0 { refuse(context) }
    }

    /// Whether a head says one thing only: which host, and where the body ends.
    private static func isClear(_ head: HTTPRequestHead) -> Bool {
        var (hosts, codings) = (0, 0)
        for (name, value) in head.headers {
            // Header names of these lengths only are compared.
            switch name.utf8.count {
            case 4 where name.lowercased() == "host":
                hosts += 1
                guard isHost(value) else { return false }
            case 17 where name.lowercased() == "transfer-encoding":
                codings += 1
                // Nothing else is implemented, and lists are what servers read differently.
                guard value.lowercased() == "chunked" else { return false }
            default:
                break
            }
        }
        // HTTP/1.0 has no chunks (RFC 9112 section 6.1), and may leave out the host.
        if head.version == .http1_0 { return hosts <= 1 && codings == 0 }
        return hosts == 1 && codings <= 1
    }

    /// Whether a `Host` is one: a name or an address, and perhaps a port (RFC 9110 section 7.2).
    private static func isHost(_ value: String) -> Bool {
        value.utf8.count <= 255 + 6
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            }
    }

    private func refuse(_ context: ChannelHandlerContext) {
        let body = ByteBuffer(string: Self.refusal)
        let head = HTTPResponseHead(
            version: .http1_1, status: .badRequest,
            headers: [
                "Content-Type": "text/plain", "Content-Length": "\(body.readableBytes)", "Connection": "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
