import Testing

@testable import HTTPClient

@Suite("An answer that is not right")
struct BadAnswerTests {
    private let client: HTTPClient

    init() throws { client = try HTTPClient() }

    private func answered(
        _ text: String, limits: HTTPResponseLimits = HTTPResponseLimits()
    ) async throws -> HTTPClientError? {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.write(text)
        } _: { server in
            let error = await failure(of: HTTPRequest(.post, server.url(), limits: limits), client)
            #expect(error?.fate == .unknown)
            #expect(server.connectionCount == 1)
            return error
        }
    }

    @Test("that ends too early is not taken for whole", arguments: cutShort)
    func truncated(_ text: String) async throws {
        #expect(try await answered(text)?.reason == .connectionLost)
    }

    private static let cutShort = [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n12345\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n12345\r\n",
    ]

    @Test(
        "that is not HTTP is malformed", arguments: ["hello\r\n\r\n", "HTTP/1.1 999 X\r\n\r\n", "\0\0\0\0\0\0\0\0\0"])
    func malformed(_ text: String) async throws {
        #expect(try await answered(text)?.reason == .malformedAnswer)
    }

    @Test("with a head without end is refused")
    func largeHeads() async throws {
        let fields = String(repeating: "X-A: 0123456789\r\n", count: 5000)
        #expect(try await answered("HTTP/1.1 200 OK\r\n\(fields)\r\n")?.reason == .headersTooLarge)
        let line = String(repeating: "x", count: 70_000)
        #expect(try await answered("HTTP/1.1 200 OK\r\nX: \(line)\r\n\r\n")?.reason == .headersTooLarge)
        let endless = String(repeating: "x", count: 3 << 20)
        #expect(try await answered("HTTP/1.1 200 OK\r\nX: \(endless)")?.reason == .headersTooLarge)
        let many = String(repeating: "a:\r\n", count: 600)
        #expect(try await answered("HTTP/1.1 200 OK\r\n\(many)\r\n")?.reason == .headersTooLarge)
    }

    @Test("with too large a body is refused, announced or not")
    func largeBodies() async throws {
        let limits = HTTPResponseLimits(bodyBytesMax: 1000)
        let body = String(repeating: "x", count: 1001)
        for head in ["Content-Length: 1001", "X: y", "Content-Length: 9223372036854775807"] {
            #expect(
                try await answered("HTTP/1.1 200 OK\r\n\(head)\r\n\r\n\(body)", limits: limits)?.reason == .bodyTooLarge
            )
        }
    }

    @Test("that says less than it sends is cut to what it said")
    func shortLength() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1234HTTP/1.1 500 Smuggled\r\n\r\n")
        } _: { server in
            let first = try await client.send(HTTPRequest(.get, server.url()))
            // What came too much is not taken for the next answer.
            let second = try await client.send(HTTPRequest(.get, server.url()))
            #expect([first.status, second.status] == [200, 200])
            #expect(first.body == Array("12".utf8) && second.body == first.body)
        }
    }

    @Test("that comes one byte at a time is bounded by the total timeout")
    func trickle() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while !peer.isClosed(within: 20) { peer.write("x") }
        } _: { server in
            var request = HTTPRequest(.get, server.url())
            request.timeouts.total = .milliseconds(400)
            #expect(await failure(of: request, client)?.reason == .totalTimeout)
        }
    }

    @Test("that stops in the middle is bounded by the idle timeout")
    func idle() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
            peer.waitForClose()
        } _: { server in
            var request = HTTPRequest(.get, server.url())
            request.timeouts.idle = .milliseconds(200)
            #expect(await failure(of: request, client)?.reason == .idleTimeout)
        }
    }
}
