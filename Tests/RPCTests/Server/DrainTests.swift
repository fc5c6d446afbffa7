import Echo
import Testing

@testable import RPC

@Suite("A server that shuts down")
struct DrainTests {
    @Test("it lets running calls finish and refuses new ones")
    func gracefulShutdown() async throws {
        let begun = Gate()
        let release = Gate()
        let methods = [.held(begun, release, EchoMessage(number: 4)), EchoService.methods[0]]
        try await withShutdown(methods) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                #expect(try await peer.awaitRefusal().reason == "draining")
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
        let methods = [.held(begun, release, answer), EchoService.methods[0]]
        try await withShutdown(methods) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                _ = try await peer.awaitRefusal()
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
        try await withShutdown([.endless(begun, cancelled)], gracePeriod: .milliseconds(20)) { address, group, _ in
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
        try await withShutdown([.endless(begun, cancelled), EchoService.methods[0]]) { address, group, run in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
                await group.triggerGracefulShutdown()
                _ = try await peer.awaitRefusal()
                run.cancel()
                #expect(try await peer.receive() == nil)
            }
            await cancelled.wait()
        }
    }
}
