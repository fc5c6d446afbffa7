import Echo
import Synchronization
import Testing

@testable import RPC

@Suite("Calls that are made again")
struct RetryTests {
    /// Fails as `unavailable` for as long as `isFailing` says of the count of calls so far.
    private final class Flaky: Sendable {
        let calls = Mutex(0)
        let error: RPCError
        let isFailing: @Sendable (Int) -> Bool

        init(_ error: RPCError = .unavailable("busy", "Busy"), while isFailing: @escaping @Sendable (Int) -> Bool) {
            self.error = error
            self.isFailing = isFailing
        }

        var count: Int { calls.withLock { $0 } }

        func answer(_ request: EchoMessage) throws -> EchoMessage {
            let count = calls.withLock { calls in
                calls += 1
                return calls
            }
            if isFailing(count) { throw error }
            return request
        }

        var methods: [RPCMethod] {
            [
                .inline(EchoService.echo) { (request: EchoMessage, _) in try self.answer(request) },
                .unary(EchoService.echoAsync) { (request: EchoMessage, _) async throws in try self.answer(request) },
            ]
        }
    }

    private static let prompt: RPCLimits = {
        var limits = RPCLimits()
        limits.retries.delayMin = .microseconds(10)
        return limits
    }()

    @Test("an idempotent call that meets a busy service is made again, any other is not")
    func idempotent() async throws {
        let flaky = Flaky { $0 < 3 }
        try await withServer(flaky.methods) { address in
            try await withClient(address, limits: Self.prompt) { client in
                let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: 5))
                #expect(response.number == 5)
                #expect(flaky.count == 3)
            }
        }
        let busy = Flaky { _ in true }
        try await withServer(busy.methods) { address in
            try await withClient(address, limits: Self.prompt) { client in
                await #expect(throws: busy.error) {
                    let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
                }
                #expect(busy.count == 1)
                await #expect(throws: busy.error) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                #expect(busy.count == 1 + Self.prompt.retries.attemptsMax)
            }
        }
    }

    @Test(
        "errors that a repetition would not mend are final",
        arguments: [
            RPCError.invalidArgument("bad", "Bad"), .resourceExhausted("full", "Full", retryAfter: .milliseconds(1)),
            .internalError, .aborted("conflict", "Conflict"),
            // Longer than a call is held back for.
            .unavailable("later", "Later", retryAfter: .seconds(5)),
        ])
    func final(error: RPCError) async throws {
        let flaky = Flaky(error) { _ in true }
        try await withServer(flaky.methods) { address in
            try await withClient(address, limits: Self.prompt) { client in
                await #expect(throws: error) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                #expect(flaky.count == 1)
            }
        }
    }

    @Test("a call that is lost with its connection is made again on the next one")
    func lostConnection() async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            let begun = Gate()
            let hanging = RPCMethod.unary(EchoService.echo) { (request: EchoMessage, _) async in
                begun.open()
                await Gate().openOnCancellation()
                return request
            }
            let first = try RPCServer(address: address, methods: [hanging], logger: .quiet)
            try await first.listen()
            let run = Task { try await first.run() }
            let client = RPCClient(address: address, limits: Self.prompt, logger: .quiet)
            defer { client.close() }
            let call = Task {
                let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: 9))
                return response.number
            }
            await begun.wait()
            run.cancel()
            try await run.value
            let second = try RPCServer(address: address, methods: EchoService.methods, logger: .quiet)
            let number = try await withRunning(second) { _ in try await call.value }
            #expect(number == 9)
        }
    }

    @Test("the deadline is for all attempts together, and a cancelled call waits for no other")
    func deadline() async throws {
        let flaky = Flaky(.unavailable("busy", "Busy", retryAfter: .seconds(60))) { _ in true }
        var limits = RPCLimits()
        limits.retries.delayMax = .seconds(3600)
        try await withServer(flaky.methods) { [limits] address in
            try await withClient(address, limits: limits) { client in
                await #expect(throws: flaky.error) {
                    let _: EchoMessage = try await client.unary(
                        EchoService.echo, EchoMessage(), options: RPCCallOptions(timeout: .seconds(59)))
                }
                #expect(flaky.count == 1)
                let task = Task {
                    let _: EchoMessage = try await client.unary(
                        EchoService.echo, EchoMessage(), options: RPCCallOptions(timeout: .seconds(600)))
                }
                task.cancel()
                let error = await #expect(throws: RPCError.self) { try await task.value }
                #expect(error?.code == .cancelled)
            }
        }
    }

    @Test("a server that fails one call in five is called at most 1.2 times as often")
    func load() async throws {
        let flaky = Flaky { $0 % 5 == 0 }
        try await withServer(flaky.methods) { address in
            try await withClient(address, limits: Self.prompt) { client in
                let calls = 4000
                var failures = 0
                for _ in 0..<calls {
                    do {
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                    } catch {
                        failures += 1
                    }
                }
                #expect(flaky.count > calls, "the first failures are repeated")
                #expect(flaky.count * 10 <= calls * 12)
                #expect(failures > 0, "the budget ends")
            }
        }
    }
}
