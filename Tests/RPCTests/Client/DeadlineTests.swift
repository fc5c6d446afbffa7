import Echo
import Testing

@testable import RPC

@Suite("Deadlines and cancellation")
struct DeadlineTests {
    /// A method that ends only when its task is cancelled, and says so.
    private func endless(_ cancelled: Gate, begun: Gate = Gate()) -> RPCMethod {
        .unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            begun.open()
            await cancelled.openOnCancellation()
            return request
        }
    }

    @Test("a server ends a call at its deadline and cancels the handler")
    func server() async throws {
        let cancelled = Gate()
        try await withServer([endless(cancelled)]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync", timeout: 20_000_000).bytes)
                let answer = try #require(try await peer.receive())
                #expect(try answer.error()?.code == .deadlineExceeded)
                await cancelled.wait()
            }
        }
    }

    @Test("a server ends calls whose client sets no deadline at its own")
    func defaultDeadline() async throws {
        var limits = RPCLimits()
        limits.callTimeoutDefault = .milliseconds(20)
        try await withServer([endless(Gate())], limits: limits) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                let answer = try #require(try await peer.receive())
                #expect(try answer.error()?.code == .deadlineExceeded)
            }
        }
    }

    @Test("a client gives up at its deadline when the server says nothing")
    func client() async throws {
        try await withTemporaryFolder { folder in
            let given = Gate()
            let error = try await RawPeer.accepting(at: folder + "/s") {
                defer { given.open() }
                return await #expect(throws: RPCError.self) {
                    try await withClient(.unix(path: folder + "/s")) { client in
                        let options = RPCCallOptions(timeout: .milliseconds(500))
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(), options: options)
                    }
                }
            } server: { peer in
                _ = try await peer.receive()
                await given.wait()
            }
            #expect(error?.code == .deadlineExceeded)
        }
    }

    @Test("deadlines in any order are kept, each by its own call")
    func order() async throws {
        // A gate for each call: one that is shared would let the others go with the first.
        let endless = RPCMethod.unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            await Gate().openOnCancellation()
            return request
        }
        try await withServer([endless]) { address in
            try await withClient(address) { client in
                let codes = await withTaskGroup(of: RPCError.Code?.self) { group in
                    for milliseconds in [400, 20, 200, 1, 100, 0, 300] {
                        group.addTask {
                            let options = RPCCallOptions(timeout: .milliseconds(milliseconds))
                            do throws(RPCError) {
                                let _: EchoMessage = try await client.unary(
                                    EchoService.echoAsync, EchoMessage(), options: options)
                                return nil
                            } catch {
                                return error.code
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes == Array(repeating: .deadlineExceeded, count: 7))
            }
        }
    }

    @Test("a cancelled task's call fails at once")
    func cancellation() async throws {
        let begun = Gate()
        try await withServer([endless(Gate(), begun: begun)]) { address in
            try await withClient(address) { client in
                let call = Task { () async throws in
                    let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
                }
                await begun.wait()
                call.cancel()
                let error = await #expect(throws: RPCError.self) { try await call.value }
                #expect(error?.code == .cancelled)
            }
        }
    }

    @Test("a call of a task that is cancelled already is never sent")
    func cancelledBefore() async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let call = Task { () async throws in
                    while !Task.isCancelled { await Task.yield() }
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                call.cancel()
                let error = await #expect(throws: RPCError.self) { try await call.value }
                #expect(error?.code == .cancelled)
            }
        }
    }

    @Test("a handler is cancelled when its connection is lost")
    func lostConnection() async throws {
        let cancelled = Gate()
        let begun = Gate()
        try await withServer([endless(cancelled, begun: begun)]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                await begun.wait()
            }
            await cancelled.wait()
        }
    }
}
