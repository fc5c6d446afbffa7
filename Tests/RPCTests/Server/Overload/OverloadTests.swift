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

    @Test("answers calls with overloaded when they have waited, and says when to come again")
    func refuses() async throws {
        var limits = RPCLimits()
        limits.queueDelayMax = .milliseconds(2)
        limits.queueDelayWindow = .milliseconds(10)
        limits.retries.attemptsMax = 1
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await withTemporaryFolder { folder in
            let server = try RPCServer(
                address: .unix(path: folder + "/s"),
                methods: [Self.busy(EchoService.echo, for: .milliseconds(1), .low)], limits: limits, logger: .quiet,
                group: group)
            try await withRunning(server) { [limits] address in
                try await withClient(address, limits: limits) { client in
                    var refusal: RPCError?
                    while refusal == nil {
                        refusal = await withTaskGroup(of: RPCError?.self) { tasks in
                            for _ in 0..<50 {
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
                    #expect(refusal == .overloaded)
                }
            }
        }
        try await group.shutdownGracefully()
    }

    @Test("is open again when it is quiet")
    func recovers() async throws {
        var limits = RPCLimits()
        limits.queueDelayMax = .nanoseconds(1)
        limits.queueDelayWindow = .nanoseconds(1)
        limits.retries.attemptsMax = 1
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await withTemporaryFolder { folder in
            let server = try RPCServer(
                address: .unix(path: folder + "/s"), methods: EchoService.methods, limits: limits, logger: .quiet,
                group: group)
            try await withRunning(server) { [limits] address in
                try await withClient(address, limits: limits) { client in
                    // Measured waits are never below this limit, yet those of a pause ago do not count.
                    for _ in 0..<100 {
                        let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: 1))
                        #expect(response.number == 1)
                    }
                }
            }
        }
        try await group.shutdownGracefully()
    }
}
