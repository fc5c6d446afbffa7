import Echo
import Glibc
import Synchronization
import Testing

@testable import RPC

@Suite("Connections that end in the middle of everything")
struct ConnectionEndTests {
    enum End: CaseIterable {
        case close, reset, halfClose
    }

    /// What a client has sent when it ends, and whether a handler is running then.
    struct Moment: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sent: [UInt8]
        var isCalled = true
    }

    private static func request(_ method: String, flags: UInt8) -> [UInt8] {
        Frame.request(3, method: method, payload: flags == 2 ? [] : [0x18, 1], flags: flags).bytes
    }

    private static let upload = request("Sum", flags: 2)

    static let moments: [Moment] = [
        Moment(testDescription: "before anything", sent: [], isCalled: false),
        Moment(testDescription: "within a header", sent: Array(upload.prefix(5)), isCalled: false),
        Moment(testDescription: "after a header", sent: Array(upload.prefix(10)), isCalled: false),
        Moment(testDescription: "within a request", sent: Array(upload.dropLast()), isCalled: false),
        Moment(testDescription: "after the announcement", sent: Frame.hello.bytes, isCalled: false),
        Moment(
            testDescription: "within a frame that is skipped",
            sent: Frame.header(length: 5 << 20, streamID: 3, type: 1) + [1, 2, 3], isCalled: false),
        Moment(testDescription: "while a unary call runs", sent: request("EchoAsync", flags: 0)),
        Moment(testDescription: "while answers stream", sent: request("Count", flags: 1)),
        Moment(testDescription: "before the first message of a stream", sent: upload),
        Moment(testDescription: "within a message of a stream", sent: upload + Frame.data(3, 1).bytes.dropLast()),
        Moment(testDescription: "between messages of a stream", sent: upload + Frame.data(3, 1).bytes),
        Moment(
            testDescription: "after the half-close of a stream",
            sent: upload + Frame.data(3, 1).bytes + Frame.end(3).bytes),
        Moment(testDescription: "in an exchange", sent: request("Chat", flags: 2) + Frame.data(3, 1).bytes),
        Moment(
            testDescription: "while a server waits for its window",
            sent: Frame.hello(windowBytes: 1).bytes + request("Chat", flags: 2) + Frame.data(3, 1).bytes
                + Frame.data(3, 2).bytes),
        Moment(
            testDescription: "with requests that no handler has read",
            sent: upload + (0..<200).flatMap { _ in Frame.data(3, 1).bytes }),
    ]

    /// The methods, each of which says that it has begun, goes on until it is cancelled, and says so.
    private static func methods(_ begun: Gate, _ cancelled: Gate) -> [RPCMethod] {
        [
            .inline(EchoService.echo) { (request: EchoMessage, _) in request },
            .endless(begun, cancelled),
            .serverStreaming(EchoService.count) { (_: EchoMessage, _, responses: RPCResponseWriter<EchoMessage>) in
                begun.open()
                try await responses.write(EchoMessage())
                await cancelled.openOnCancellation()
            },
            .clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
                begun.open()
                await cancelled.openOnCancellation()
                return EchoMessage()
            },
            .bidirectionalStreaming(EchoService.chat) {
                (requests: RPCRequests<EchoMessage>, _, responses: RPCResponseWriter<EchoMessage>) in
                begun.open()
                do {
                    for try await request in requests { try await responses.write(request) }
                } catch {
                    cancelled.open()
                    throw error
                }
            },
        ]
    }

    @Test("a server cancels what runs for a client that ends, and serves the others", arguments: moments, End.allCases)
    func clientEnds(_ moment: Moment, by end: End) async throws {
        let begun = Gate()
        let cancelled = Gate()
        let server = try RPCServer(
            address: RPCAddress(parsing: "tcp://127.0.0.1:0"), methods: Self.methods(begun, cancelled),
            security: RPCSecurity(allowsPlaintextLoopback: true), logger: .quiet)
        try await server.listen()
        guard case .tcp(_, let port)? = server.boundAddress else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            let socket = try RawSocket(port: port)
            try socket.send(moment.sent)
            if moment.isCalled { await begun.wait() }
            switch end {
            case .close: break
            case .reset: socket.resetOnClose()
            case .halfClose: socket.halfClose()
            }
            if end == .halfClose {
                if moment.isCalled { await cancelled.wait() }
                _ = consume socket
            } else {
                _ = consume socket
                if moment.isCalled { await cancelled.wait() }
            }
            try await onThread { try Self.expectService(port) }
        }
    }

    @Test("requests that come a byte at a time are answered")
    func dribble() async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                let bytes = Frame.hello.bytes + Frame.request(3, payload: [0x18, 5]).bytes
                for byte in bytes { try await peer.send([byte]) }
                #expect(try await peer.receive() == .hello)
                #expect(try await peer.receive() == Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 5]))
            }
        }
    }

    /// A new connection's call is answered.
    private static func expectService(_ port: Int) throws {
        let socket = try RawSocket(port: port)
        try socket.send(Frame.request(1).bytes)
        #expect(try socket.receive(10) == Frame(streamID: 1, type: 2).bytes)
    }
}
