import CoreMetrics
import Foundation
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import ServiceRuntime

@Suite struct OperationsServerTests {
    private let registry = PrometheusRegistry()
    private let health = Health()

    /// Runs the body beside a server on a free port.
    private func withServer(
        _ limits: OperationsLimits = OperationsLimits(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = OperationsServer(
            address: .tcp(host: "127.0.0.1", port: 0), registry: registry, health: health,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, limits: limits, group: group,
            onBound: { continuation.yield($0.port ?? 0) }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await server.run()
            }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await body(port)
            group.cancelAll()
        }
    }

    /// Sends a request on a thread that may block, and gives the whole answer.
    private static func answer(_ port: Int, _ request: String) async throws -> String {
        try await NIOThreadPool.singleton.runIfActive {
            let connection = try RawConnection(port: port)
            connection.send(request)
            return connection.readToEnd()
        }
    }

    @Test("metrics and health are served, HEAD without the body")
    func routes() async throws {
        Counter(label: "hits", factory: registry).increment()
        let health = health
        try await withServer { port in
            let metrics = try await Self.answer(port, "GET /metrics?x=1 HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(metrics.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(metrics.contains("\r\ncontent-type: text/plain; version=0.0.4; charset=utf-8\r\n"))
            #expect(metrics.contains("\nhits_total 1\n"))
            let live = try await Self.answer(port, "GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(live.hasSuffix("\r\n\r\n{\"status\":\"ok\"}"))
            let head = try await Self.answer(port, "HEAD /health/live HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(head.contains("\r\ncontent-length: 15\r\n") && head.hasSuffix("\r\n\r\n"))
            let ready = try await Self.answer(port, "GET /health/ready HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(ready.hasPrefix("HTTP/1.1 200 "))
            health.add("db") { .failed("down") }
            let unready = try await Self.answer(port, "GET /health/ready HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(unready.hasPrefix("HTTP/1.1 503 "))
            #expect(unready.hasSuffix(#"{"status":"unavailable","checks":{"db":{"status":"failed","detail":"down"}}}"#))
        }
    }

    @Test("whatever is not a proper request gets its status and the end of the connection")
    func badRequests() async throws {
        let long = String(repeating: "x", count: 20_000)
        let cases = [
            ("GET / HTTP/1.1\r\nhost: a\r\n\r\n", "404"),
            ("POST /metrics HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n", "405"),
            ("POST /metrics HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\r\nhello", "413"),
            ("GET /metrics HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n", "413"),
            ("GET /metrics HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n", "400"),
            ("GET /\(long) HTTP/1.1\r\nhost: a\r\n\r\n", "431"),
            ("GET / HTTP/1.1\r\nx: \(long)\r\n\r\n", "431"),
            ("GET / HTTP/2.0\r\n\r\n", "400"),
            ("GET / HTTP/3.9\r\n\r\n", "400"),
            ("\u{16}\u{3}\u{1}\0\0 not http\r\n\r\n", "400"),
            ("GET /metrics HTTP/1.1\r\nbad header\r\n\r\n", "400"),
        ]
        try await withServer { port in
            for (request, status) in cases {
                let answer = try await Self.answer(port, request)
                #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(request.prefix(60)) gave \(answer.prefix(60))")
                #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
            }
            // None of these took anything from the next client.
            let next = try await Self.answer(port, "GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(next.contains(" 200 OK"))
        }
    }

    @Test("a client that doesn't finish its request is cut off")
    func slowClient() async throws {
        var limits = OperationsLimits()
        limits.requestTimeout = .milliseconds(50)
        try await withServer(limits) { port in
            let silent = try await Self.answer(port, "")
            #expect(silent.isEmpty)
            let unfinished = try await Self.answer(port, "GET /metrics HTTP/1.1\r\nhost:")
            #expect(unfinished.isEmpty)
        }
    }

    @Test("a client that never closes its end is cut off after its answer")
    func lingeringClient() async throws {
        var limits = OperationsLimits()
        limits.responseTimeout = .milliseconds(50)
        let limit = limits
        try await withServer(limit) { port in
            let isGone = try await NIOThreadPool.singleton.runIfActive {
                let connection = try RawConnection(port: port)
                connection.send("GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n")
                _ = connection.readToEnd()
                return connection.waitForReset()
            }
            #expect(isGone)
        }
    }

    @Test("connections beyond the bound are closed at once, and the others go on")
    func connectionsBound() async throws {
        var limits = OperationsLimits()
        limits.connectionsMax = 1
        let limit = limits
        try await withServer(limit, group: MultiThreadedEventLoopGroup.singleton.next()) { port in
            try await NIOThreadPool.singleton.runIfActive {
                let first = try RawConnection(port: port)
                // One event loop sets connections up in order, so it is the second one that is too many.
                let second = try RawConnection(port: port).readToEnd()
                #expect(second.isEmpty)
                first.send("GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n")
                #expect(first.readToEnd().contains(" 200 OK"))
            }
        }
    }
}
