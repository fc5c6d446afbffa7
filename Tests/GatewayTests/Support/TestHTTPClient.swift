import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// An answer that was read to its end.
struct TestAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON; an empty object when it is none.
    var json: TestJSON { TestJSON(try? JSONSerialization.jsonObject(with: Data(body))) }

    subscript(header: String) -> String? { headers.first(name: header) }
}

/// A connection failed before its answer was complete.
struct ConnectionEnded: Error {}

/// A small HTTP/1.1 client: a connection for each request, and streams that can be read piece by piece.
struct TestHTTPClient: Sendable {
    typealias Part = HTTPClientResponsePart

    let port: Int

    /// Sends a request and reads the whole answer.
    func send(
        _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) async throws -> TestAnswer {
        let stream = try await open(method, path, headers: headers, body: body)
        defer { stream.close() }
        var bytes: [UInt8] = []
        while let piece = try await stream.next() { bytes += Array(piece.readableBytesView) }
        return TestAnswer(status: Int(stream.head.status.code), headers: stream.head.headers, body: bytes)
    }

    /// Sends a JSON body.
    func send(
        _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], json: String
    ) async throws -> TestAnswer {
        try await send(method, path, headers: headers + [("Content-Type", "application/json")], body: Array(json.utf8))
    }

    /// Sends a request and returns once the head of the answer is there.
    func open(
        _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: [UInt8]? = nil
    ) async throws -> TestStream {
        let (parts, continuation) = AsyncThrowingStream<Part, any Error>.makeStream()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(PartCollector(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: path)
        head.headers = HTTPHeaders([("Host", "127.0.0.1")] + headers)
        if let body, !head.headers.contains(name: "Content-Length") {
            head.headers.add(name: "Content-Length", value: "\(body.count)")
        }
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        if let body, !body.isEmpty {
            channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
        }
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        return try await TestStream(parts, channel)
    }

    /// Writes raw bytes and reads until the server closes.
    func sendRaw(_ bytes: [UInt8]) async throws -> String {
        let (parts, continuation) = AsyncStream<ByteBuffer>.makeStream()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ByteCollector(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        // The server may have closed already.
        try? await channel.writeAndFlush(ByteBuffer(bytes: bytes))
        var text = ""
        for await part in parts { text += String(buffer: part) }
        try? await channel.close()
        return text
    }
}

/// An answer that is read piece by piece.
final class TestStream {
    let head: HTTPResponseHead
    private var parts: AsyncThrowingStream<TestHTTPClient.Part, any Error>.Iterator
    private let channel: any Channel

    init(_ stream: AsyncThrowingStream<TestHTTPClient.Part, any Error>, _ channel: any Channel) async throws {
        parts = stream.makeAsyncIterator()
        self.channel = channel
        guard case .head(let head)? = try await parts.next() else { throw ConnectionEnded() }
        self.head = head
    }

    /// The next piece of the body, nil at its proper end.
    func next() async throws -> ByteBuffer? {
        switch try await parts.next() {
        case .body(let piece): return piece
        case .end: return nil
        case .head, nil: throw ConnectionEnded()
        }
    }

    /// Text until it ends with `suffix`, or the end.
    func text(until suffix: String) async throws -> String {
        var text = ""
        while !text.hasSuffix(suffix), let piece = try await next() { text += String(buffer: piece) }
        return text
    }

    func close() { channel.close(promise: nil) }
}

private final class PartCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    private let continuation: AsyncThrowingStream<TestHTTPClient.Part, any Error>.Continuation

    init(_ continuation: AsyncThrowingStream<TestHTTPClient.Part, any Error>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { continuation.finish(throwing: error) }
}

private final class ByteCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let continuation: AsyncStream<ByteBuffer>.Continuation

    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { continuation.yield(unwrapInboundIn(data)) }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { continuation.finish() }
}
