import Echo
import Synchronization
import Testing

@testable import RPC

@Suite("Losing and finding a server")
struct ReconnectTests {
    private func running<Result: Sendable>(
        _ address: RPCAddress, methods: [RPCMethod] = EchoService.methods, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        let server = try RPCServer(address: address, methods: methods, logger: .quiet)
        try await server.listen()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// For a server that is started meanwhile, which is not to be timed.
    private static var patient: RPCLimits {
        var limits = RPCLimits()
        limits.connectionWaitMax = .seconds(60)
        return limits
    }

    @Test("a client finds a restarted server by itself")
    func restart() async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            try await withClient(address, limits: Self.patient) { client in
                for number in 0..<3 as Range<Int64> {
                    try await running(address) {
                        let response: EchoMessage = try await callUntilFound(client, EchoMessage(number: number))
                        #expect(response.number == number)
                    }
                }
            }
        }
    }

    /// The first call after a restart may still go out on the connection that is being lost.
    private func callUntilFound(_ client: RPCClient, _ request: EchoMessage) async throws -> EchoMessage {
        while true {
            do {
                return try await client.unary(EchoService.echo, request)
            } catch {
                guard error.reason == "connection_lost" else { throw error }
            }
        }
    }

    @Test("a call waits for a server that starts a little later")
    func late() async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            try await withClient(address, limits: Self.patient) { client in
                let call = Task { () async throws -> EchoMessage in
                    try await client.unary(EchoService.echo, EchoMessage(number: 8))
                }
                let response = try await running(address) { try await call.value }
                #expect(response.number == 8)
            }
        }
    }

    @Test("calls in flight on a lost connection fail with their fate unknown")
    func inFlight() async throws {
        try await withTemporaryFolder { folder in
            let error = try await RawPeer.accepting(at: folder + "/s") {
                await #expect(throws: RPCError.self) {
                    try await withClient(.unix(path: folder + "/s")) { client in
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                    }
                }
            } server: { peer in
                _ = try await peer.receive()
            }
            #expect(error?.code == .unavailable)
            #expect(error?.reason == "connection_lost")
            #expect(error?.isSurelyNotSent == false)
        }
    }

    @Test("without a server calls fail as never sent, after the wait first and at once then")
    func nobody() async throws {
        var limits = RPCLimits()
        limits.connectionWaitMax = .seconds(3)
        try await withClient(.unix(path: "/nonexistent/s"), limits: limits) { client in
            var waits: [Duration] = []
            for _ in 0..<2 {
                let begun = ContinuousClock.now
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                waits.append(ContinuousClock.now - begun)
                #expect(error?.reason == "unreachable")
                #expect(error?.isSurelyNotSent == true)
            }
            #expect(waits[0] >= limits.connectionWaitMax)
            #expect(waits[1] < limits.connectionWaitMax)
        }
    }

    @Test("a stream fails as never sent without a server")
    func streamWithoutServer() async throws {
        var limits = RPCLimits()
        limits.connectionWaitMax = .milliseconds(20)
        try await withClient(.unix(path: "/nonexistent/s"), limits: limits) { client in
            let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
            let error = await #expect(throws: RPCError.self) { for try await _ in responses {} }
            #expect(error?.code == .unavailable)
            #expect(error?.isSurelyNotSent == true)
        }
    }

    @Test("calls go on on a new connection when the stream ids are used up")
    func rollover() async throws {
        var limits = RPCLimits()
        limits.streamIDMax = 21
        // Twenty connections one after the other are not to be timed.
        limits.connectionWaitMax = .seconds(60)
        let numbers = try await withServer { [limits] address in
            try await withClient(address, limits: limits) { client in
                try await withThrowingTaskGroup(of: Int64.self) { group in
                    for number in 0..<200 as Range<Int64> {
                        group.addTask {
                            let response: EchoMessage = try await client.unary(
                                EchoService.echoAsync, EchoMessage(number: number))
                            return response.number
                        }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
            }
        }
        #expect(numbers.count == 200)
    }

    @Test("more calls than the limit are refused as never sent")
    func pendingLimit() async throws {
        var limits = RPCLimits()
        limits.pendingCallsMax = 1
        let begun = Gate()
        let release = Gate()
        let method = RPCMethod.unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            begun.open()
            await release.wait()
            return request
        }
        try await withServer([method]) { [limits] address in
            try await withClient(address, limits: limits) { client in
                async let first: EchoMessage = client.unary(EchoService.echoAsync, EchoMessage(number: 1))
                await begun.wait()
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
                }
                #expect(error?.code == .resourceExhausted)
                #expect(error?.isSurelyNotSent == true)
                release.open()
                let number = try await first.number
                #expect(number == 1)
            }
        }
    }

    @Test("a closed client fails its calls")
    func closed() async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                client.close()
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                #expect(error?.reason == "client_closed")
            }
        }
    }

    @Test(
        "a server that answers nonsense fails the call, not the process",
        arguments: [
            Frame(streamID: 3, type: 2, data: [0xff]), Frame(streamID: 3, type: 2, data: [0x12, 2, 0x0a, 9]),
            Frame(streamID: 3, type: 3, data: [1]), Frame(streamID: 3, type: 2, data: [0x0a, 2, 0x08, 0x63]),
        ])
    func nonsense(answer: Frame) async throws {
        try await withTemporaryFolder { folder in
            let done = Gate()
            let error = try await RawPeer.accepting(at: folder + "/s") {
                defer { done.open() }
                return await #expect(throws: RPCError.self) {
                    try await withClient(.unix(path: folder + "/s")) { client in
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                    }
                }
            } server: { peer in
                _ = try await peer.receive()
                try await peer.send(Frame(streamID: 99, type: 2).bytes + answer.bytes)
                await done.wait()
            }
            #expect(error?.code == .internal || error?.code == .unknown)
        }
    }
}
