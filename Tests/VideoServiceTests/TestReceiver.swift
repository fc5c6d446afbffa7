import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A receiver of webhooks on loopback that answers as a test wishes.
final class TestReceiver: Sendable {
    /// A request as it arrived.
    struct Request: Sendable {
        let headers: [String: String]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    let url: String
    private let channel: any Channel
    private let requests: AsyncStream<Request>

    /// Runs `body` with a receiver that answers request after request with the statuses, and then with the last one for
    /// ever; 0 is a closed connection, and -1 no answer at all.
    static func run(
        _ statuses: [Int] = [204], _ body: @Sendable (TestReceiver) async throws -> Void
    ) async throws {
        let receiver = try await TestReceiver(statuses)
        do {
            try await body(receiver)
        } catch {
            try? await receiver.channel.close()
            throw error
        }
        try await receiver.channel.close()
    }

    private init(_ statuses: [Int]) async throws {
        let (requests, continuation) = AsyncStream.makeStream(of: Request.self)
        let rest = Mutex(statuses)
        let next: @Sendable () -> Int = {
            rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? 204 }
        }
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(next) { continuation.yield($0) })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        self.requests = requests
        url = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/hook"
    }

    /// The next so many requests, in their order.
    func next(_ count: Int) async -> [Request] {
        var received: [Request] = []
        for await request in requests {
            received.append(request)
            if received.count == count { break }
        }
        return received
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let next: @Sendable () -> Int
        private let received: @Sendable (Request) -> Void
        private var headers: [String: String] = [:]
        private var body: [UInt8] = []

        init(_ next: @escaping @Sendable () -> Int, received: @escaping @Sendable (Request) -> Void) {
            self.next = next
            self.received = received
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first }
                body = []
            case .body(let bytes): body += Array(bytes.readableBytesView)
            case .end:
                received(Request(headers: headers, body: body))
                answer(context, next())
            }
        }

        private func answer(_ context: ChannelHandlerContext, _ status: Int) {
            if status < 0 { return }
            guard status != 0 else { return context.close(promise: nil) }
            var headers: HTTPHeaders = ["content-length": "0"]
            if status / 100 == 3 { headers.add(name: "location", value: "http://127.0.0.1:1/elsewhere") }
            let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
