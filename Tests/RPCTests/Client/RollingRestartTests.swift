import Echo
import ServiceLifecycle
import Testing

@testable import RPC

@Suite("Rolling restarts")
struct RollingRestartTests {
    @Test("no call fails while its server is stopped and started again and again")
    func underLoad() async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            var limits = RPCLimits()
            // A restart is not to be timed.
            limits.connectionWaitMax = .seconds(60)
            try await withClient(address, limits: limits) { client in
                let isOver = Gate()
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for caller in 0..<16 as Range<Int64> {
                        group.addTask {
                            let method = caller % 2 == 0 ? EchoService.echo : EchoService.echoAsync
                            var calls = 0
                            while !isOver.isOpen {
                                let number = Int64(calls)
                                let response: EchoMessage = try await client.unary(method, EchoMessage(number: number))
                                #expect(response.number == number)
                                calls += 1
                            }
                            return calls
                        }
                    }
                    for _ in 0..<50 { try await serveSome(address, client) }
                    let server = Task { try await serve(address) { _ in await Gate().openOnCancellation() } }
                    isOver.open()
                    let calls = try await group.reduce(0, +)
                    #expect(calls >= 50)
                    server.cancel()
                    _ = await server.result
                }
            }
        }
    }

    /// Serves until a call has been answered, and then shuts down gracefully.
    private func serveSome(_ address: RPCAddress, _ client: RPCClient) async throws {
        try await serve(address) { group in
            let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            await group.triggerGracefulShutdown()
        }
    }

    private func serve(_ address: RPCAddress, _ body: (ServiceGroup) async throws -> Void) async throws {
        let server = try RPCServer(address: address, methods: EchoService.methods, logger: .quiet)
        try await server.listen()
        let group = ServiceGroup(services: [server], logger: .quiet)
        let run = Task { try await group.run() }
        try await body(group)
        await withTaskCancellationHandler {
            _ = await run.result
        } onCancel: {
            run.cancel()
        }
    }
}
