import Testing

@testable import Gateway

@Suite("Connections")
struct GatewayServerTests {
    @Test("A connection serves several requests, also when they come at once")
    func pipelines() async throws {
        try await withGateway { gateway in
            let one = "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"
            let last = "GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
            let text = try await gateway.http.sendRaw(Array((one + one + last).utf8))
            #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
        }
    }

    @Test(
        "Broken framing is answered with 400 and the end of the connection",
        arguments: [
            "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", "\u{1}\u{2}\u{3}\r\n\r\n", "GET / HTTP/9.9\r\nHost: h\r\n\r\n",
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nA B: c\r\n\r\n",
        ])
    func refusesBrokenFraming(request: String) async throws {
        try await withGateway { gateway in
            let text = try await gateway.http.sendRaw(Array(request.utf8))
            #expect(text.hasPrefix("HTTP/1.1 400 "))
            let after = try await gateway.http.send(.GET, "/health/live")
            #expect(after.status == 200)
        }
    }

    @Test("Header fields beyond the limits end the connection")
    func refusesLargeHeads() async throws {
        try await withGateway { gateway in
            let fields = (0..<200).map { "X-\($0): y\r\n" }.joined()
            let many = try await gateway.http.sendRaw(Array("GET / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n".utf8))
            #expect(many.hasPrefix("HTTP/1.1 400 "))
            let long = String(repeating: "y", count: 40_000)
            let large = try await gateway.http.sendRaw(Array("GET / HTTP/1.1\r\nHost: h\r\nX-A: \(long)\r\n\r\n".utf8))
            #expect(large.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test("A target beyond its limit is 414")
    func refusesLongTargets() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, "/?" + String(repeating: "a", count: 9000))
            #expect(answer.status == 414)
        }
    }

    @Test("A client that never finishes its request is cut off")
    func cutsOffSlowRequests() async throws {
        var limits = GatewayLimits()
        limits.requestArrivalTimeout = .milliseconds(50)
        try await withGateway(limits: limits) { gateway in
            let text = try await gateway.http.sendRaw(
                Array("POST /api/v1/auth/login HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nuser".utf8))
            #expect(!text.contains(" 200 "))
        }
    }

    @Test("A connection that does nothing is closed")
    func closesIdleConnections() async throws {
        var limits = GatewayLimits()
        limits.idleTimeout = .milliseconds(50)
        try await withGateway(limits: limits) { gateway in
            let nothing = try await gateway.http.sendRaw([])
            #expect(nothing == "")
            let half = try await gateway.http.sendRaw(Array("GET / HT".utf8))
            #expect(half == "")
        }
    }

    @Test("A client that takes nothing of a file is cut off, and the reading of it ends")
    func cutsOffStalledClients() async throws {
        var limits = GatewayLimits()
        limits.writeStallTimeout = .milliseconds(50)
        try await withGateway(limits: limits) { gateway in
            let stalled = try await StalledClient(port: gateway.http.port)
            let request =
                "GET /api/v1/videos/\(FakeVideo.id)/content HTTP/1.1\r\nHost: h\r\n"
                + "Authorization: \(try gateway.signedIn().1)\r\n\r\n"
            await stalled.send(String(repeating: request, count: 200))
            await stalled.waitUntilClosed()
        }
    }

    @Test("A request under way is answered before a shutdown ends")
    func drains() async throws {
        try await withGateway { gateway in
            let (arrived, arrival) = AsyncStream<Void>.makeStream()
            let (open, opener) = AsyncStream<Void>.makeStream()
            gateway.video.gate.withLock { $0 = (arrival, open) }
            async let answer = gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn()])
            for await _ in arrived {}
            gateway.stop()
            opener.finish()
            let status = try await answer.status
            #expect(status == 200)
        }
    }
}
