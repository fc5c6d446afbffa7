import Testing

@testable import Gateway

/// Requests that servers have read differently, after the lists of http-garden and PortSwigger.
@Suite("Doubtful framing", .timeLimit(.minutes(2)))
struct FramingTests {
    private static let line = "POST /api/v1/auth/refresh HTTP/1.1\r\n"
    private static let host = "Host: h\r\n"
    private static let chunked = line + host + "Transfer-Encoding: chunked\r\n\r\n"

    private static let heads = [
        line + "\r\n", line + host + host + "\r\n", line + host + "hOsT: other\r\n\r\n", line + "Host: a b\r\n\r\n",
        line + "Host: a@b\r\n\r\n", line + "Host: a, b\r\n\r\n", line + "Host: a/b\r\n\r\n",
        "GET / HTTP/1.1\nHost: h\n\n", line + "Host: h\nX: y\r\n\r\n", line + "Host: h\rX: y\r\n\r\n",
        line + "Host : h\r\n\r\n", line + " Host: h\r\n\r\n", line + host + "X: a\r\n b\r\n\r\n",
        line + host + "X: a\u{1}b\r\n\r\n", line + host + ": a\r\n\r\n", line + host + "abc\r\n\r\n",
        "GET / HTTP/1.2\r\nHost: h\r\n\r\n", "GET / http/1.1\r\nHost: h\r\n\r\n", "G@T / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]

    private static let lengths = [
        "Content-Length: 3\r\nContent-Length: 3", "Content-Length: 3\r\nContent-Length: 4", "Content-Length: 3, 3",
        "Content-Length: -1", "Content-Length: +3", "Content-Length: ", "Content-Length: 0x3", "Content-Length: 1_0",
        "Content-Length: 99999999999999999999999", "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: ,chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked, identity", "Transfer-Encoding: \u{B}chunked", "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked;q=1",
    ].map { line + host + $0 + "\r\n\r\nabc" }

    private static let chunks = [
        "0x3\r\nabc\r\n0\r\n\r\n", "-3\r\nabc\r\n0\r\n\r\n", "+3\r\nabc\r\n0\r\n\r\n", "1_\r\nabc\r\n0\r\n\r\n",
        "\r\nabc\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n", "3\nabc\r\n0\r\n\r\n", "3\r\nabc\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n", "3;a\rb\r\nabc\r\n0\r\n\r\n", "3 \r\nabc\r\n0\r\n\r\n", "0\r\n\n",
        "0\r\nContent-Length: 5\r\n\r\n",
    ].map { chunked + $0 }

    @Test("A head that can be read in two ways gets 400 and no second request")
    func doubtfulHeads() async throws {
        try await withGateway { gateway in
            for request in Self.heads + Self.lengths {
                let smuggled = request + "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"
                let text = try await gateway.http.sendRaw(Array(smuggled.utf8))
                #expect(text.hasPrefix("HTTP/1.1 400 "), "\(request)")
                #expect(text.components(separatedBy: "HTTP/1.1 ").count == 2, "one answer, then the end: \(request)")
            }
        }
    }

    @Test("Chunks that can be read in two ways end the connection, and reach no service")
    func doubtfulChunks() async throws {
        try await withGateway { gateway in
            for request in Self.chunks {
                let smuggled = request + "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"
                let text = try await gateway.http.sendRaw(Array(smuggled.utf8))
                #expect(!text.contains(" 200 "), "\(request)")
            }
            #expect(gateway.auth.fake.calls(of: "Refresh").isEmpty)
        }
    }

    @Test("Requests before a doubtful one are answered first, in their order")
    func answersEarlier() async throws {
        try await withGateway { gateway in
            let first = "GET /api/v1/videos/\(FakeVideo.id) HTTP/1.1\r\nHost: h\r\n\r\n"
            let text = try await gateway.http.sendRaw(Array((first + first + "GET / HTTP/1.1\r\n\r\n").utf8))
            let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
            #expect(statuses == ["401", "401", "400"])
        }
    }

    @Test(
        "What is plain is answered",
        arguments: [
            "GET /health/live HTTP/1.1\r\nHost: [::1]:8080\r\nConnection: close\r\n\r\n",
            "GET /health/live HTTP/1.0\r\nConnection: close\r\n\r\n",
            "GET /health/live HTTP/1.1\r\nhost: h\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc",
            "GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "3\r\nabc\r\n0\r\n\r\n",
        ])
    func plain(request: String) async throws {
        try await withGateway { gateway in
            let text = try await gateway.http.sendRaw(Array(request.utf8))
            #expect(text.hasPrefix("HTTP/1.1 200 ") || text.hasPrefix("HTTP/1.0 200 "))
        }
    }
}
