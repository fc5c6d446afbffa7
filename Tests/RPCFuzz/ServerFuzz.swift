import Echo
import Logging
import NIOCore
import NIOEmbedded

@testable import RPC

/// A server's side of a connection, with handlers of all four kinds behind it: whatever a client sends, the answers are
/// frames, and nothing is left when the connection is over.
struct ServerFuzz: FuzzedPart {
    private static let service = "e"

    private static let configuration: ServerConfiguration = {
        func name(_ method: String) -> RPCMethodName { RPCMethodName(service: service, method: method) }
        let methods: [RPCMethod] = [
            .inline(name("i")) { (request: EchoMessage, _) in request },
            .unary(name("u")) { (request: EchoMessage, _) async in
                await Task.yield()
                return request
            },
            .serverStreaming(name("s")) { (request: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
                for number in 0..<min(max(request.number, 0), 64) {
                    try await writer.write(EchoMessage(text: request.text, number: number))
                }
            },
            .clientStreaming(name("c")) { (requests: RPCRequests<EchoMessage>, _) in
                try await requests.reduce(into: EchoMessage()) { $0.number &+= $1.number }
            },
            .bidirectionalStreaming(name("b")) {
                (requests: RPCRequests<EchoMessage>, _, writer: RPCResponseWriter<EchoMessage>) in
                for try await request in requests { try await writer.write(request) }
            },
        ]
        var limits = RPCLimits()
        limits.frameBytesMax = 256
        limits.skippedFrameBytesMax = 1024
        limits.callsPerConnectionMax = 8
        limits.requestStreamsPerConnectionMax = 4
        limits.streamBufferBytesMax = 256
        guard let table = try? MethodTable(methods) else { fatalError("two methods have one name") }
        return ServerConfiguration(
            methods: table, limits: limits, authorizer: nil, observer: nil,
            logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
    }()

    func feed(_ bytes: UnsafeRawBufferPointer) {
        let loop = EmbeddedEventLoop()
        let load = LoopLoad(loop, limits: Self.configuration.limits)
        let connection = ServerConnection(Self.configuration, peer: .unknown, load: load, eventLoop: loop)
        let conversation = Conversation(with: connection, on: loop)
        for (index, chunk) in chunks(of: bytes).enumerated() {
            conversation.send(chunk)
            // As if a shutdown began in the middle.
            if index == 40 { connection.drain() }
        }
        conversation.end()
        precondition(connection.calls.isEmpty, "calls outlive their connection")
        precondition(connection.inputCount == 0 || connection.isClosed)
    }
}
