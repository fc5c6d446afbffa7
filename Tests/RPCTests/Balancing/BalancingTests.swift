import Echo
import Testing

@testable import RPC

@Suite("Several endpoints of a service")
struct BalancingTests {
    private static func withClient<Result>(
        _ target: RPCTarget, limits: RPCLimits = RPCLimits(), _ body: (RPCClient) async throws -> Result
    ) async throws -> Result {
        let client = RPCClient(target, limits: limits, logger: .quiet)
        defer { client.close() }
        return try await body(client)
    }

    @Test("of two endpoints the less busy one gets the call")
    func leastLoaded() async throws {
        let (begun, release) = (Gate(), Gate())
        let answer: TestFleet.Answer = { _, request in
            guard request.number == -1 else { return request }
            begun.open()
            await release.wait()
            return request
        }
        try await TestFleet.with(servers: 0..<2, answer: answer) { fleet in
            try await Self.withClient(fleet.target(0..<2)) { client in
                // Both are connected to before the one is kept busy.
                while fleet.count(0) == 0 || fleet.count(1) == 0 { _ = try await client.echo() }
                let before = (fleet.count(0), fleet.count(1))
                let held = Task { try await client.echo(-1) }
                await begun.wait()
                for _ in 0..<20 { _ = try await client.echo() }
                let more = [fleet.count(0) - before.0, fleet.count(1) - before.1].sorted()
                #expect(more == [1, 20])
                release.open()
                #expect(try await held.value == -1)
            }
        }
    }

    @Test("calls of any kind find the endpoint that is there, when another is not")
    func absent() async throws {
        try await TestFleet.with(servers: 1..<2) { fleet in
            for _ in 0..<10 {
                try await Self.withClient(fleet.target(0..<3)) { client in
                    #expect(try await client.echo(7) == 7)
                    let responses: RPCResponses<EchoMessage> = client.serverStreaming(
                        EchoService.count, EchoMessage(number: 8))
                    for try await response in responses { #expect(response.number == 8) }
                }
            }
        }
    }

    @Test("new calls go elsewhere when an endpoint goes, and come back with it")
    func restart() async throws {
        try await TestFleet.with(servers: 0..<2) { fleet in
            try await Self.withClient(fleet.target(0..<2)) { client in
                while fleet.count(0) == 0 || fleet.count(1) == 0 { _ = try await client.echo() }
                for server in [0, 1, 0] {
                    await fleet.stop(server)
                    for number in 0..<20 as Range<Int64> {
                        #expect(try await client.echo(number, isIdempotent: true) == number)
                    }
                    try await fleet.start(server)
                    let before = fleet.count(server)
                    while fleet.count(server) == before { _ = try await client.echo(isIdempotent: true) }
                }
            }
        }
    }

    @Test("with all endpoints gone a call waits for one to come back, and not for ever")
    func allGone() async throws {
        try await TestFleet.with(servers: 0..<0) { fleet in
            var limits = RPCLimits()
            limits.connectionWaitMax = .seconds(60)
            try await Self.withClient(fleet.target(0..<2), limits: limits) { client in
                async let answer = client.echo(3)
                try await fleet.start(1)
                #expect(try await answer == 3)
            }
            await fleet.stop(1)
            limits.connectionWaitMax = .milliseconds(50)
            try await Self.withClient(fleet.target(0..<2), limits: limits) { client in
                let error = await #expect(throws: RPCError.self) { try await client.echo() }
                #expect(error?.reason == "unreachable")
                #expect(error?.isSurelyNotSent == true)
            }
            try await Self.withClient(RPCTarget([])) { client in
                let error = await #expect(throws: RPCError.self) { try await client.echo() }
                #expect(error?.isSurelyNotSent == true)
            }
        }
    }

    @Test("an endpoint that fails is left alone; one that refuses a call for the caller's own fault is not")
    func ejection() async throws {
        let answer: TestFleet.Answer = { server, request in
            guard server == 0 else { return request }
            throw request.number == 1 ? RPCError.internalError : .notFound("none", "None")
        }
        var limits = RPCLimits()
        limits.balancing.ejectionMin = .seconds(3600)
        try await TestFleet.with(servers: 0..<2, answer: answer) { fleet in
            try await Self.withClient(fleet.target(0..<2), limits: limits) { client in
                while fleet.count(0) < 20 { _ = try? await client.echo(2) }
                let before = fleet.count(0)
                var failures = 0
                for _ in 0..<200 {
                    do { _ = try await client.echo(1) } catch { failures += 1 }
                }
                #expect(failures == limits.balancing.failuresToEject)
                #expect(fleet.count(0) == before + failures)
            }
        }
    }
}
