import Logging
import NIOPosix
import Testing

@testable import ServiceRuntime

@Suite("The health probe", .timeLimit(.minutes(1)))
struct HealthProbeTests {
    private let health = Health()

    /// Runs the body beside an operations server at the address, which is bound by then.
    private func withServer(_ address: NetworkAddress, _ body: (NetworkAddress) async throws -> Void) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int?.self)
        let server = OperationsServer(
            address: address, registry: PrometheusRegistry(), health: health,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onBound: { continuation.yield($0.port) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await server.run()
            }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await body(port.map { .tcp(host: "127.0.0.1", port: $0) } ?? address)
            group.cancelAll()
        }
    }

    @Test("tells whether a process takes work, with its report, over TCP and Unix sockets")
    func readiness() async throws {
        let folder = try TemporaryFolder()
        for address in [NetworkAddress.tcp(host: "127.0.0.1", port: 0), .unix(path: "\(folder.path)/ops.sock")] {
            health.add("database") { .usable() }
            try await withServer(address) { bound in
                let answer = try await HealthProbe(address: bound).ask()
                #expect(answer.isReady && answer.report.contains(#""database":{"status":"ok"}"#), "\(answer)")
            }
            health.add("database") { .failed("gone") }
            try await withServer(address) { bound in
                let answer = try await HealthProbe(address: bound).ask()
                #expect(!answer.isReady && answer.report.contains("gone"), "\(answer)")
                #expect(await HealthProbe.command(at: bound) == .failed)
            }
        }
    }

    @Test("fails where nobody listens, or a peer hangs up instead of answering")
    func unanswered() async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { $0.close() }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(listener.localAddress?.port)
        let probe = HealthProbe(address: .tcp(host: "127.0.0.1", port: port))
        await #expect(throws: (any Error).self) { try await probe.ask() }
        try await listener.close()
        await #expect(throws: (any Error).self) { try await probe.ask() }
        #expect(await HealthProbe.command(at: .tcp(host: "127.0.0.1", port: port)) == .failed)
    }

    @Test("is of no use without an address")
    func unaddressed() async {
        #expect(await HealthProbe.command(Settings(environment: [:])) == .misconfigured)
    }
}
