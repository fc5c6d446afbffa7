import Echo
import ServiceLifecycle
import Testing

@testable import RPC

@Suite("What a server does for clients that have announced themselves, and only for them")
struct ExtensionConversationTests {
    /// What is sent, and the whole answer.
    struct Exchange: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sent: [Frame]
        let answers: [Frame]
    }

    private static let request = Frame.request(3, payload: [0x18, 1])
    private static let answer = Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 1])

    static let exchanges: [Exchange] = [
        Exchange(
            testDescription: "an announcement is answered before anything else", sent: [.hello, request],
            answers: [.hello, answer]),
        Exchange(
            testDescription: "extensions that the server does not know are not its business",
            sent: [Frame(streamID: 1, type: 0x10, data: [0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0, 9, 9]), request],
            answers: [.hello, answer]),
        Exchange(
            testDescription: "a short announcement is none",
            sent: [Frame(streamID: 1, type: 0x10, data: [0, 0, 0, 15, 0, 1, 0]), .ping, request],
            answers: [answer]),
        Exchange(
            testDescription: "an announcement after the first call is ignored", sent: [request, .hello, .ping],
            answers: [answer]),
        Exchange(
            testDescription: "a second announcement is ignored", sent: [.hello, .hello, request],
            answers: [.hello, answer]),
        Exchange(testDescription: "a ping is answered", sent: [.hello, .ping], answers: [.hello, .pong]),
        Exchange(
            testDescription: "a ping without an announcement is ignored", sent: [.ping, request], answers: [answer]),
        Exchange(
            testDescription: "a ping that was not announced is ignored",
            sent: [Frame(streamID: 1, type: 0x10, data: [0, 0, 0, 1, 0, 0, 0, 0]), .ping, request],
            answers: [.hello, answer]),
        Exchange(
            testDescription: "a client may use stream 1 for a call all the same",
            sent: [.hello, Frame.request(1)], answers: [.hello, Frame(streamID: 1, type: 2)]),
        Exchange(
            testDescription: "pongs, goodbyes and what is unknown are ignored",
            sent: [.hello, .pong, .goAway(1), Frame(streamID: 1, type: 0x7f, data: [9]), request],
            answers: [.hello, answer]),
        Exchange(
            testDescription: "giving up a call that is over, or never was, is ignored",
            sent: [.hello, request, .cancel(3), .cancel(77), .cancel(2)], answers: [.hello, answer]),
        Exchange(
            testDescription: "late data is no error for a client that knows more",
            sent: [.hello, request, Frame(streamID: 3, type: 3, flags: 5)], answers: [.hello, answer]),
    ]

    @Test("exchange", arguments: exchanges)
    func exchange(_ exchange: Exchange) async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(exchange.sent.flatMap(\.bytes))
                for expected in exchange.answers { #expect(try await peer.receive() == expected) }
                // Nothing else has been said, and the connection works.
                try await peer.send(Frame.request(101).bytes)
                #expect(try await peer.receive() == Frame(streamID: 101, type: 2))
            }
        }
    }

    @Test("a call that is given up is cancelled and not answered, its neighbours go on")
    func cancel() async throws {
        let begun = Gate()
        let cancelled = Gate()
        try await withServer([.endless(begun, cancelled), EchoService.methods[0]]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.hello.bytes + Frame.request(3, method: "EchoAsync").bytes)
                await begun.wait()
                try await peer.send(Frame.cancel(3).bytes)
                await cancelled.wait()
                try await peer.send(Frame.request(5).bytes)
                #expect(try await peer.receive() == .hello)
                #expect(try await peer.receive() == Frame(streamID: 5, type: 2))
            }
        }
    }

    @Test("a client that has not announced it cannot cancel")
    func plainCancel() async throws {
        let begun = Gate()
        let release = Gate()
        try await withServer([.held(begun, release)]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(3, method: "EchoAsync").bytes + Frame.cancel(3).bytes)
                await begun.wait()
                release.open()
                #expect(try await peer.receive() == Frame(streamID: 3, type: 2))
            }
        }
    }

    @Test("a server that stops says which call was its last, finishes it, and drops later ones without a word")
    func goAway() async throws {
        let begun = Gate()
        let release = Gate()
        try await withShutdown([.held(begun, release), EchoService.methods[0]]) { address, group, _ in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.hello.bytes + Frame.request(5, method: "EchoAsync").bytes)
                #expect(try await peer.receive() == .hello)
                await begun.wait()
                await group.triggerGracefulShutdown()
                #expect(try await peer.receive() == .goAway(5))
                try await peer.send(Frame.request(7).bytes + Frame.request(9).bytes + Frame.ping.bytes)
                #expect(try await peer.receive() == .pong)
                release.open()
                #expect(try await peer.receive() == Frame(streamID: 5, type: 2))
                #expect(try await peer.receive() == nil)
            }
        }
    }

    @Test("a client that announces itself to a server that stops learns that none of its calls is taken")
    func lateHello() async throws {
        let begun = Gate()
        let release = Gate()
        let methods = [.held(begun, release), EchoService.methods[0]]
        try await withShutdown(methods, linger: .seconds(3600)) { address, group, _ in
            try await RawPeer.connected(to: address) { late in
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                    await begun.wait()
                    await group.triggerGracefulShutdown()
                    _ = try await peer.awaitRefusal()
                    try await late.send(Frame.hello.bytes + Frame.request(3).bytes)
                    #expect(try await late.receive() == .hello)
                    #expect(try await late.receive() == .goAway(0))
                    #expect(try await late.receive() == nil)
                    release.open()
                    #expect(try await peer.receive() == Frame(streamID: 1, type: 2))
                }
            }
        }
    }

    @Test("a silent client is asked, and its calls are cancelled when it does not answer")
    func silence() async throws {
        let begun = Gate()
        let cancelled = Gate()
        try await withServer([.endless(begun, cancelled)], limits: .impatient) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.hello.bytes + Frame.request(3, method: "EchoAsync").bytes)
                #expect(try await peer.receive() == .hello)
                #expect(try await peer.receive() == .ping)
                #expect(try await peer.receive() == nil)
                await cancelled.wait()
            }
        }
    }

    @Test("an idle client that answers is kept, and a plain one is not asked")
    func idle() async throws {
        var limits = RPCLimits.impatient
        limits.pongTimeout = .seconds(3600)
        try await withServer(limits: limits) { address in
            try await RawPeer.connected(to: address) { plain in
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send(Frame.hello.bytes)
                    #expect(try await peer.receive() == .hello)
                    for _ in 0..<10 {
                        #expect(try await peer.receive() == .ping)
                        try await peer.send(Frame.pong.bytes)
                    }
                }
                try await plain.send(Frame.request(1).bytes)
                #expect(try await plain.receive() == Frame(streamID: 1, type: 2))
            }
        }
    }
}
