import Echo
import Testing

@testable import RPC

@Suite("What a client does with servers that announce themselves, and only with them")
struct ExtensionTests {
    /// A client of the server that `servers` play, one for each connection.
    private func withPeers<Result: Sendable>(
        limits: RPCLimits = RPCLimits(), connectionWait: Duration = .seconds(60), servers: [RawPeer.Side],
        _ body: @escaping @Sendable (RPCClient) async throws -> Result
    ) async throws -> Result {
        var limits = limits
        // Long, unless a test is about it: connecting is not to be timed.
        limits.connectionWaitMax = connectionWait
        return try await withTemporaryFolder { [limits] folder in
            try await RawPeer.accepting(
                at: folder + "/s",
                client: {
                    try await withClient(.unix(path: folder + "/s"), limits: limits, body)
                }, servers: servers)
        }
    }

    @Test("a call does not wait for the announcement's answer")
    func noWaiting() async throws {
        let number = try await withPeers(servers: [
            { peer in
                #expect(try await peer.receive()?.streamID == 3)
                try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 6]).bytes)
                #expect(try await peer.receive() == nil)
            }
        ]) { client in
            let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            return response.number
        }
        #expect(number == 6)
    }

    @Test("a server is told of a call that is given up")
    func cancel() async throws {
        let arrived = Gate()
        let done = Gate()
        try await withPeers(servers: [
            { peer in
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive()?.type == 1)
                arrived.open()
                #expect(try await peer.receive() == .cancel(3))
                done.open()
            }
        ]) { client in
            let call = Task { () async throws in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
            await arrived.wait()
            call.cancel()
            let error = await #expect(throws: RPCError.self) { try await call.value }
            #expect(error?.code == .cancelled)
            await done.wait()
        }
    }

    @Test("a server is told of a call that is late")
    func late() async throws {
        let done = Gate()
        try await withPeers(servers: [
            { peer in
                try await peer.send(Frame.hello.bytes)
                let call = try #require(try await peer.receive())
                #expect(call.type == 1)
                while let next = try await peer.receive(), next != .cancel(call.streamID) {}
                done.open()
                while try await peer.receive() != nil {}
            }
        ]) { client in
            // Some may be late before they are sent.
            while !done.isOpen {
                let error = await #expect(throws: RPCError.self) {
                    let options = RPCCallOptions(timeout: .milliseconds(20))
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(), options: options)
                }
                #expect(error?.code == .deadlineExceeded)
            }
        }
    }

    @Test("a call that is given up before the server has announced itself is cancelled when it has")
    func earlyCancel() async throws {
        let arrived = Gate()
        let cancelled = Gate()
        let done = Gate()
        try await withPeers(servers: [
            { peer in
                #expect(try await peer.receive()?.type == 1)
                arrived.open()
                await cancelled.wait()
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive() == .cancel(3))
                done.open()
            }
        ]) { client in
            let call = Task { () async throws in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
            await arrived.wait()
            call.cancel()
            await #expect(throws: RPCError.self) { try await call.value }
            cancelled.open()
            await done.wait()
        }
    }

    @Test("a plain server hears of nothing but calls")
    func plain() async throws {
        let arrived = Gate()
        try await withPeers(
            limits: .impatient,
            servers: [
                { peer in
                    #expect(try await peer.receive()?.streamID == 3)
                    try await peer.send(Frame(streamID: 3, type: 2).bytes)
                    #expect(try await peer.receive()?.streamID == 5)
                    arrived.open()
                    let next = try await peer.receive()
                    #expect(next?.type == 1 && next?.streamID == 7)
                    try await peer.send(Frame.ping.bytes + Frame.goAway(1).bytes + Frame.hello.bytes)
                    try await peer.send(Frame(streamID: 7, type: 2).bytes)
                    #expect(try await peer.receive() == nil)
                }
            ]
        ) { client in
            let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            let call = Task { () async throws in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
            await arrived.wait()
            call.cancel()
            await #expect(throws: RPCError.self) { try await call.value }
            let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
        }
    }

    @Test("calls above a server's last one are made again elsewhere, those below go on")
    func goAway() async throws {
        let first = Gate()
        let resent = Gate()
        let numbers = try await withPeers(servers: [
            { peer in
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive()?.streamID == 3)
                first.open()
                #expect(try await peer.receive()?.streamID == 5)
                try await peer.send(Frame.goAway(3).bytes)
                await resent.wait()
                try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 1]).bytes)
                #expect(try await peer.receive() == nil)
            },
            { peer in
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive()?.streamID == 3)
                resent.open()
                try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 2]).bytes)
                #expect(try await peer.receive() == nil)
            },
        ]) { client in
            async let one: EchoMessage = client.unary(EchoService.echo, EchoMessage())
            await first.wait()
            async let two: EchoMessage = client.unary(EchoService.echo, EchoMessage())
            return try await [one.number, two.number]
        }
        #expect(numbers == [1, 2])
    }

    @Test("a server that never takes a call fails it as never sent, after a few attempts")
    func endlessGoodbye() async throws {
        let refusing: RawPeer.Side = { peer in
            try await peer.send(Frame.hello.bytes)
            #expect(try await peer.receive()?.type == 1)
            try await peer.send(Frame.goAway(1).bytes)
            #expect(try await peer.receive() == nil)
        }
        let error = try await withPeers(servers: Array(repeating: refusing, count: 5)) { client in
            await #expect(throws: RPCError.self) {
                let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
            }
        }
        #expect(error?.reason == "draining")
        #expect(error?.isSurelyNotSent == true)
    }

    @Test("a silent server is asked, and then its calls fail with their fate unknown")
    func silence() async throws {
        let error = try await withPeers(
            limits: .impatient,
            servers: [
                { peer in
                    try await peer.send(Frame.hello.bytes)
                    #expect(try await peer.receive()?.type == 1)
                    #expect(try await peer.receive() == .ping)
                    #expect(try await peer.receive() == nil)
                }
            ]
        ) { client in
            await #expect(throws: RPCError.self) {
                let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.reason == "connection_lost")
        #expect(error?.isSurelyNotSent == false)
    }

    @Test("a repeated call whose first attempt may have arrived never says that it was not sent")
    func lostThenUnreachable() async throws {
        let error = try await withPeers(
            limits: .impatient, connectionWait: .seconds(2),
            servers: [
                { peer in
                    try await peer.send(Frame.hello.bytes)
                    #expect(try await peer.receive()?.type == 1)
                }
            ]
        ) { client in
            await #expect(throws: RPCError.self) {
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
        }
        #expect(error?.code == .unavailable)
        #expect(error?.isSurelyNotSent == false)
    }

    @Test("a client's pings are answered and answer themselves for as long as both live")
    func idle() async throws {
        var limits = RPCLimits.impatient
        limits.pongTimeout = .seconds(3600)
        try await withPeers(
            limits: limits,
            servers: [
                { peer in
                    try await peer.send(Frame.hello.bytes)
                    #expect(try await peer.receive()?.type == 1)
                    for _ in 0..<10 {
                        #expect(try await peer.receive() == .ping)
                        try await peer.send(Frame.pong.bytes)
                    }
                    try await peer.send(Frame.ping.bytes)
                    while try await peer.receive() != .pong {}
                    try await peer.send(Frame(streamID: 3, type: 2).bytes)
                }
            ]
        ) { client in
            let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
        }
    }

    @Test("a call is not handed to a server that takes connections and says nothing, if it used to announce itself")
    func stoppedListener() async throws {
        var limits = RPCLimits()
        limits.connectTimeout = .milliseconds(20)
        limits.missedHellosMax = .max
        let silent: RawPeer.Side = { peer in
            let more = try await peer.receive()
            #expect(more == nil)
        }
        let errors = try await withPeers(
            limits: limits,
            servers: [
                { peer in
                    try await peer.send(Frame.hello.bytes)
                    #expect(try await peer.receive()?.type == 1)
                },
                silent, silent,
            ]
        ) { client in
            var errors: [RPCError] = []
            for timeout in [Duration.seconds(60), .milliseconds(30)] {
                do throws(RPCError) {
                    let options = RPCCallOptions(timeout: timeout)
                    let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage(), options: options)
                } catch {
                    errors.append(error)
                }
            }
            return errors
        }
        #expect(errors.map(\.reason) == ["connection_lost", "deadline_exceeded"])
        #expect(errors.map(\.isSurelyNotSent) == [false, true])
    }
}
