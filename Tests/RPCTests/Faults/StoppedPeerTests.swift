import Echo
import Glibc
import Testing

@testable import RPC

@Suite("Peers that are stopped or killed", .timeLimit(.minutes(5)))
struct StoppedPeerTests {
    /// Something that a client waits for while its server is lost.
    enum Waiting: CaseIterable {
        case unary, serverStream, clientStream, exchange

        /// Makes the call, says when it is under way, and waits for its end.
        func run(_ client: RPCClient, underWay: Gate) async throws {
            // Whoever waits for it is not to wait for ever for a call that failed before.
            defer { underWay.open() }
            switch self {
            case .unary:
                async let answer: EchoMessage = client.unary(EchoService.echoAsync, EchoMessage())
                // Answered after the call has been taken up, as both go the same way.
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                underWay.open()
                _ = try await answer
            case .serverStream:
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
                for try await _ in responses { underWay.open() }
            case .clientStream:
                let _: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                    (requests: RPCRequestWriter<EchoMessage>) in
                    let payload = [UInt8](repeating: 0, count: 64 << 10)
                    var count = 0
                    while true {
                        try await requests.write(EchoMessage(payload: payload))
                        count += 1
                        if count == 50 { underWay.open() }
                    }
                }
            case .exchange:
                let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(EchoService.chat)
                try await chat.requests.write(EchoMessage())
                for try await _ in chat.responses { underWay.open() }
            }
        }
    }

    /// Does something to a server while a call is under way; returns what becomes of the call.
    private func fate(
        of waiting: Waiting, limits: RPCLimits = RPCLimits(), after signal: Int32
    ) async throws -> RPCError? {
        try await withTemporaryFolder { folder in
            let server = try Program.testProcess("serve", folder + "/s")
            let greeting = try await server.firstOutput()
            #expect(greeting == "ready\n")
            let error = try await withClient(.unix(path: folder + "/s"), limits: limits) { client in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                let underWay = Gate()
                let call = Task { try await waiting.run(client, underWay: underWay) }
                await underWay.wait()
                server.signal(signal)
                return await #expect(throws: RPCError.self) { try await call.value }
            }
            try await server.destroy()
            return error
        }
    }

    @Test("a call whose server is killed fails with its fate unknown", arguments: Waiting.allCases)
    func killedServer(_ waiting: Waiting) async throws {
        let error = try await fate(of: waiting, after: SIGKILL)
        #expect(error?.reason == "connection_lost")
        #expect(error?.isSurelyNotSent == false)
    }

    @Test("a call whose server is stopped fails with its fate unknown", arguments: Waiting.allCases)
    func stoppedServer(_ waiting: Waiting) async throws {
        var limits = RPCLimits()
        limits.pingInterval = .milliseconds(50)
        limits.pongTimeout = .seconds(10)
        let error = try await fate(of: waiting, limits: limits, after: SIGSTOP)
        #expect(error?.code == .unavailable)
        #expect(error?.reason == "connection_lost")
        #expect(error?.isSurelyNotSent == false)
    }

    @Test("the documented limits notice a stopped peer within 15 seconds")
    func bound() {
        let limits = RPCLimits()
        // Heard right after a look, asked at the one after the next, given up when the answer is due.
        #expect(limits.pingInterval * 2 + limits.pongTimeout < .seconds(15))
    }

    @Test("the handler of a client that is stopped or killed is cancelled", arguments: [SIGSTOP, SIGKILL])
    func lostClient(signal: Int32) async throws {
        let begun = Gate()
        let cancelled = Gate()
        var limits = RPCLimits()
        limits.pingInterval = .milliseconds(50)
        limits.pongTimeout = .seconds(10)
        try await withServer([.endless(begun, cancelled)], limits: limits) { address in
            guard case .unix(let path) = address else { return }
            let client = try Program.testProcess("call", path)
            await begun.wait()
            client.signal(signal)
            await cancelled.wait()
            try await client.destroy()
        }
    }

    @Test("a server that is killed and started again is found")
    func restarted() async throws {
        try await withTemporaryFolder { folder in
            var limits = RPCLimits()
            // Starting a process is not to be timed.
            limits.connectionWaitMax = .seconds(60)
            try await withClient(.unix(path: folder + "/s"), limits: limits) { client in
                for number in 0..<3 as Range<Int64> {
                    let server = try Program.testProcess("serve", folder + "/s")
                    _ = try await server.firstOutput()
                    // Idempotent: made again if it was sent on the connection that is being lost.
                    let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: number))
                    #expect(response.number == number)
                    try await server.destroy()
                }
            }
        }
    }
}
