import Echo
import ServiceLifecycle
import Testing

@testable import RPC

@Suite("A server that shuts down")
struct DrainTests {
    /// Serves `methods` until `body` asks for the shutdown, and waits for its end.
    private func withShutdown(
        _ methods: [RPCMethod], gracePeriod: Duration = .seconds(3600),
        _ body: (RPCAddress, _ shutdown: ServiceGroup, _ run: Task<Void, any Error>) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            var limits = RPCLimits()
            limits.shutdownGracePeriod = gracePeriod
            let server = try RPCServer(address: address, methods: methods, limits: limits, logger: .quiet)
            try await server.listen()
            let group = ServiceGroup(services: [server], logger: .quiet)
            let run = Task { try await group.run() }
            try await body(address, group, run)
            _ = await run.result
        }
    }

    /// A method that answers what `answer` makes once the gate is open.
    private func held(_ begun: Gate, _ release: Gate, _ answer: EchoMessage) -> RPCMethod {
        .unary(EchoService.echoAsync) { (_: EchoMessage, _) async in
            begun.open()
            await release.wait()
            return answer
        }
    }

    /// Sends requests until one is refused, for the server is about to close.
    private func awaitRefusal(_ peer: inout RawPeer) async throws -> RPCError {
        var streamID: UInt32 = 1
        while true {
            streamID += 2
            try await peer.send(Frame.request(streamID).bytes)
            if let refusal = try await peer.receive()?.error() { return refusal }
        }
    }

    @Test("it lets running calls finish and refuses new ones")
    func gracefulShutdown() async throws {
        let begun = Gate()
        let release = Gate()
        let methods = [held(begun, release, EchoMessage(number: 4)), EchoService.methods[0]]
        try await withShutdown(methods) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                #expect(try await awaitRefusal(&peer).reason == "draining")
                release.open()
                #expect(try await peer.receive()?.data == [0x12, 2, 0x18, 4])
                #expect(try await peer.receive() == nil)
            }
        }
    }

    @Test("its last answer arrives whole, however much the sockets can hold")
    func largeLastAnswer() async throws {
        let begun = Gate()
        let release = Gate()
        let answer = EchoMessage(payload: [UInt8](repeating: 9, count: 4 << 20 - 100))
        let methods = [held(begun, release, answer), EchoService.methods[0]]
        try await withShutdown(methods) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                _ = try await awaitRefusal(&peer)
                release.open()
                #expect(try await peer.receive()?.data.count ?? 0 > answer.payload.count)
                #expect(try await peer.receive() == nil)
            }
        }
    }

    @Test("it does not wait for calls longer than its grace period")
    func gracePeriod() async throws {
        let begun = Gate()
        let cancelled = Gate()
        try await withShutdown([endless(begun, cancelled)], gracePeriod: .milliseconds(20)) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                #expect(try await peer.receive() == nil)
            }
            await cancelled.wait()
        }
    }

    @Test("it ends at once when its task is cancelled, whatever is left of the grace period")
    func cancelled() async throws {
        let begun = Gate()
        let cancelled = Gate()
        try await withShutdown([endless(begun, cancelled), EchoService.methods[0]]) { address, group, run in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                _ = try await awaitRefusal(&peer)
                run.cancel()
                #expect(try await peer.receive() == nil)
            }
            await cancelled.wait()
        }
    }

    private func endless(_ begun: Gate, _ cancelled: Gate) -> RPCMethod {
        .unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            begun.open()
            await cancelled.openOnCancellation()
            return request
        }
    }
}
