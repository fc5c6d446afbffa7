import NIOCore
import NIOPosix
import Testing

@testable import Gateway

@Suite("A gateway that stops", .timeLimit(.minutes(1)))
struct StoppingTests {
    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private static func connect(_ port: Int) async throws -> Connection {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
            }
    }

    /// Returns when the gateway refuses connections.
    private static func untilRefused(_ port: Int) async {
        while true {
            do {
                try await connect(port).executeThenClose { _, _ in }
            } catch {
                return
            }
        }
    }

    /// Sends a request and reads to the end of the connection; what went wrong, if that did.
    private static func answer(_ connection: Connection) async -> String {
        do {
            return try await connection.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: "GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n"))
                var text = ""
                for try await bytes in inbound { text += String(buffer: bytes) }
                return text
            }
        } catch {
            return "\(error)"
        }
    }

    @Test("answers the first request of every connection that was made before it refused any")
    func firstRequests() async throws {
        var limits = GatewayLimits()
        // So that some wait in the kernel, and nothing is timed.
        limits.connectionsMax = 2
        limits.firstRequestGrace = .seconds(3600)
        try await withGateway(limits: limits) { gateway in
            var connections: [Connection] = []
            for _ in 0..<5 { connections.append(try await Self.connect(gateway.http.port)) }
            gateway.stop()
            await Self.untilRefused(gateway.http.port)
            for connection in connections {
                let text = await Self.answer(connection)
                #expect(text.hasPrefix("HTTP/1.1 200 OK"), "\(text)")
            }
        }
    }

    @Test("does not wait for connections that bring none")
    func silentConnections() async throws {
        var limits = GatewayLimits()
        limits.firstRequestGrace = .milliseconds(1)
        try await withGateway(limits: limits) { gateway in
            let connection = try await Self.connect(gateway.http.port)
            gateway.stop()
            let bytes = try await connection.executeThenClose { inbound, _ in
                try await inbound.reduce(0) { $0 + $1.readableBytes }
            }
            #expect(bytes == 0)
        }
    }
}
