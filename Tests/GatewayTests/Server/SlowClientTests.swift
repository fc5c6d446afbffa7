import NIOCore
import NIOPosix
import Testing

@testable import Gateway

@Suite("Slow and greedy clients", .timeLimit(.minutes(2)))
struct SlowClientTests {
    /// Connects, sends byte after byte as fast as the loop turns, and waits until the server closes.
    private static func drip(_ text: String, port: Int) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port).get()
        for byte in text.utf8 {
            do { try await channel.writeAndFlush(ByteBuffer(bytes: [byte])) } catch { break }
        }
        try await channel.closeFuture.get()
    }

    @Test("A head that never ends is cut off, however often a byte comes, and so is a connection that says nothing")
    func headTimeout() async throws {
        var limits = GatewayLimits()
        limits.headArrivalTimeout = .milliseconds(100)
        // Ends what begins in the same read as a whole request, which the other can't see.
        limits.idleTimeout = .seconds(10)
        try await withGateway(limits: limits) { gateway in
            try await Self.drip("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: aaaa", port: gateway.http.port)
            try await Self.drip("", port: gateway.http.port)
            let first = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"
            try await Self.drip(first + "GET / HT", port: gateway.http.port)
        }
    }

    @Test("A client that reads nothing is cut off although the kernel could take its answers")
    func unread() async throws {
        var limits = GatewayLimits()
        limits.writeStallTimeout = .milliseconds(50)
        limits.headArrivalTimeout = .seconds(3600)
        limits.idleTimeout = .seconds(3600)
        try await withGateway(limits: limits) { gateway in
            let stalled = try await StalledClient(port: gateway.http.port)
            // 1.2 MB; over loopback the kernel takes 2.5 of its own accord.
            await stalled.send(String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n", count: 5))
            // Empty lines before a request are no part of one (RFC 9112 section 2.2).
            await stalled.waitUntilClosed(writing: "\r\n")
        }
    }

    @Test("A connection between two requests, or with one under way, has all its time")
    func patience() async throws {
        var limits = GatewayLimits()
        limits.headArrivalTimeout = .seconds(2)
        try await withGateway(limits: limits) { gateway in
            let (arrived, arrival) = AsyncStream<Void>.makeStream()
            let (open, opener) = AsyncStream<Void>.makeStream()
            gateway.video.gate.withLock { $0 = (arrival, open) }
            let answer = Task {
                defer { arrival.finish() }
                let path = "/api/v1/videos/\(FakeVideo.id)"
                return try await gateway.http.send(.GET, path, headers: [gateway.signedIn()]).status
            }
            for await _ in arrived {}
            // Longer than a head may take: another connection is closed for it meanwhile.
            try await Self.drip("G", port: gateway.http.port)
            opener.finish()
            let status = try await answer.value
            #expect(status == 200)
        }
    }

    @Test("One address has no more connections than its share, and gets new ones as old ones end")
    func connectionsPerAddress() async throws {
        var limits = GatewayLimits()
        limits.connectionsPerAddressMax = 2
        limits.exemptsLoopbackConnections = false
        limits.headArrivalTimeout = .seconds(3600)
        limits.idleTimeout = .seconds(3600)
        try await withGateway(limits: limits) { gateway in
            // Only what is answered is surely counted.
            let first = try await gateway.http.open(.GET, "/health/live")
            let second = try await gateway.http.open(.GET, "/health/live")
            try await Self.drip("", port: gateway.http.port)
            await #expect(throws: (any Error).self) { try await gateway.http.send(.GET, "/health/live") }
            first.close()
            second.close()
            while (try? await gateway.http.send(.GET, "/health/live")) == nil { await Task.yield() }
        }
    }
}
