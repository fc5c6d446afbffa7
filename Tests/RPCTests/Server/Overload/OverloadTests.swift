import Echo
import NIOCore
import NIOPosix
import Testing

@testable import RPC

@Suite("A server with more to do than it can")
struct OverloadTests {
    /// Keeps its event loop busy, as many cheap calls at a time would.
    private static func busy(_ name: RPCMethodName, for time: TimeAmount, _ priority: RPCPriority) -> RPCMethod {
        RPCMethod.inline(name) { (request: EchoMessage, _) in
            let end = NIODeadline.now() + time
            while NIODeadline.now() < end {}
            return request
        }.withPriority(priority)
    }

    /// A client of a server with one thread, without repetitions.
    private static func withClient(
        of methods: [RPCMethod], delayMax: Duration, window: Duration,
        _ body: @Sendable (RPCClient) async throws -> Void
    ) async throws {
        var limits = RPCLimits()
        limits.queueDelayMax = delayMax
        limits.queueDelayWindow = window
        limits.retries.attemptsMax = 1
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await withTemporaryFolder { [limits] folder in
            let server = try RPCServer(
                address: .unix(path: folder + "/s"), methods: methods, limits: limits, logger: .quiet, group: group)
            try await withRunning(server) { address in
                try await RPCTests.withClient(address, limits: limits, body)
            }
        }
        try await group.shutdownGracefully()
    }

    /// Calls at the same time; the error of one of them, nil when all are answered.
    private static func error(of count: Int, callsOf client: RPCClient) async -> RPCError? {
        await withTaskGroup(of: RPCError?.self) { tasks in
            for _ in 0..<count {
                tasks.addTask {
                    do throws(RPCError) {
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await tasks.reduce(nil) { $0 ?? $1 }
        }
    }

    @Test("answers calls with overloaded when they have waited, and says when to come again")
    func refuses() async throws {
        let busy = Self.busy(EchoService.echo, for: .milliseconds(1), .low)
        try await Self.withClient(of: [busy], delayMax: .milliseconds(2), window: .milliseconds(10)) { client in
            var refusal: RPCError?
            while refusal == nil { refusal = await Self.error(of: 50, callsOf: client) }
            #expect(refusal == .overloaded)
        }
    }

    @Test("is open again when it is quiet")
    func recovers() async throws {
        try await Self.withClient(of: EchoService.methods, delayMax: .nanoseconds(1), window: .nanoseconds(1)) {
            client in
            // Measured waits are never below this limit, yet those of a pause ago do not count.
            for _ in 0..<100 {
                let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: 1))
                #expect(response.number == 1)
            }
        }
    }
}
