import Echo
import Testing

@testable import RPC

@Suite("Streams as the bytes of ttrpc")
struct StreamConversationTests {
    /// What is sent, and the whole answer: frames, or for an error only its code.
    struct Conversation: Sendable, CustomTestStringConvertible {
        enum Answer: Sendable {
            case frame(Frame)
            case error(UInt32, RPCError.Code)
        }

        let testDescription: String
        let sent: [UInt8]
        let answers: [Answer]
    }

    private static func request(_ method: String, flags: UInt8, payload: [UInt8] = []) -> [UInt8] {
        Frame.request(3, method: method, payload: payload, flags: flags).bytes
    }

    private static func sum(_ number: UInt8) -> Conversation.Answer {
        .frame(Frame(streamID: 3, type: 2, data: number == 0 ? [] : [0x12, 2, 0x18, number]))
    }

    static let conversations: [Conversation] = [
        Conversation(
            testDescription: "server streaming ends with an empty closing Data",
            sent: request("Count", flags: 1, payload: [0x18, 2]),
            answers: [.frame(Frame(streamID: 3, type: 3)), .frame(.data(3, 1)), .frame(.end(3))]),
        Conversation(
            testDescription: "client streaming: an empty closing Data, then the Response",
            sent: request("Sum", flags: 2) + Frame.data(3, 5).bytes + Frame.data(3, 6).bytes + Frame.end(3).bytes,
            answers: [sum(11)]),
        Conversation(
            testDescription: "client streaming without a message", sent: request("Sum", flags: 2) + Frame.end(3).bytes,
            answers: [sum(0)]),
        Conversation(
            testDescription: "the first message may come in the request",
            sent: request("Sum", flags: 2, payload: [0x18, 4]) + Frame.data(3, 5).bytes + Frame.end(3).bytes,
            answers: [sum(9)]),
        Conversation(
            testDescription: "the last message may close the stream",
            sent: request("Sum", flags: 2) + Frame.data(3, 7, flags: 1).bytes, answers: [sum(7)]),
        Conversation(
            testDescription: "an empty Data without the flag is an empty message",
            sent: request("Chat", flags: 2) + Frame(streamID: 3, type: 3).bytes + Frame.end(3).bytes,
            answers: [.frame(Frame(streamID: 3, type: 3)), .frame(.end(3))]),
        Conversation(
            testDescription: "a client that sends no more with its request has sent all",
            sent: request("Sum", flags: 1, payload: [0x18, 4]), answers: [sum(4)]),
        Conversation(
            testDescription: "a bidirectional call",
            sent: request("Chat", flags: 2) + Frame.data(3, 1).bytes + Frame.data(3, 2).bytes + Frame.end(3).bytes,
            answers: [.frame(.data(3, 1)), .frame(.data(3, 2)), .frame(.end(3))]),
        Conversation(
            testDescription: "messages after the close end the call",
            sent: request("Hold", flags: 2) + Frame.end(3).bytes + Frame.data(3, 1).bytes,
            answers: [.error(3, .invalidArgument)]),
        Conversation(
            testDescription: "a second close is nothing new",
            sent: request("Sum", flags: 2) + Frame.data(3, 1).bytes + Frame.end(3).bytes + Frame.end(5).bytes,
            answers: [.error(5, .invalidArgument), sum(1)]),
        Conversation(
            testDescription: "a message that is no protobuf ends the call",
            sent: request("Sum", flags: 2) + Frame(streamID: 3, type: 3, data: [0xff]).bytes,
            answers: [.error(3, .invalidArgument)]),
        Conversation(
            testDescription: "a first message that is no protobuf is no call",
            sent: request("Sum", flags: 2, payload: [0xff]), answers: [.error(3, .invalidArgument)]),
        Conversation(
            testDescription: "a message above the limit ends the call",
            sent: request("Sum", flags: 2) + Frame.header(length: 4 << 20 + 1, streamID: 3, type: 3)
                + [UInt8](repeating: 0, count: 4 << 20 + 1),
            answers: [.error(3, .resourceExhausted)]),
        Conversation(
            testDescription: "data for a running call that takes one request ends it",
            sent: request("HoldOne", flags: 0) + Frame.data(3, 1).bytes, answers: [.error(3, .invalidArgument)]),
        Conversation(
            testDescription: "the close of a running call that takes one request is nothing new",
            sent: request("HoldOne", flags: 0) + Frame.end(3).bytes, answers: []),
        Conversation(
            testDescription: "flow control of a client that has announced none is nothing to a server",
            sent: request("Sum", flags: 2) + Frame.window(3, 0xffff_ffff).bytes + Frame.end(3).bytes,
            answers: [sum(0)]),
    ]

    /// Methods that never answer by themselves.
    private static let holding: [RPCMethod] = [
        .clientStreaming(RPCMethodName(service: EchoService.name, method: "Hold")) {
            (_: RPCRequests<EchoMessage>, _) in
            await Gate().openOnCancellation()
            return EchoMessage()
        },
        .unary(RPCMethodName(service: EchoService.name, method: "HoldOne")) { (request: EchoMessage, _) in
            await Gate().openOnCancellation()
            return request
        },
    ]

    @Test("conversation", arguments: conversations)
    func conversation(_ conversation: Conversation) async throws {
        try await withServer(EchoService.methods + Self.holding) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(conversation.sent)
                for expected in conversation.answers {
                    let answer = try #require(try await peer.receive())
                    switch expected {
                    case .frame(let frame): #expect(answer == frame)
                    case .error(let streamID, let code):
                        #expect(answer.streamID == streamID && answer.type == 2)
                        #expect(try answer.error()?.code == code)
                    }
                }
                try await peer.send(Frame.request(101).bytes)
                #expect(try await peer.receive() == Frame(streamID: 101, type: 2))
            }
        }
    }

    @Test("a server sends while the client's window is open, and goes on when it is opened again")
    func responseWindow() async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                // Each message costs its two bytes and 64: the second one closes the window.
                let count = Frame.request(3, method: "Count", payload: [0x18, 5], flags: 1)
                try await peer.send(Frame.hello(windowBytes: 100).bytes + count.bytes)
                #expect(try await peer.receive() == .hello)
                #expect(try await peer.receive() == Frame(streamID: 3, type: 3))
                #expect(try await peer.receive() == .data(3, 1))
                try await peer.expectSilence(5)
                try await peer.send(Frame.window(3, 29).bytes)
                try await peer.expectSilence(7)
                try await peer.send(Frame.window(3, 2).bytes)
                #expect(try await peer.receive() == .data(3, 2))
                try await peer.expectSilence(9)
                // More than was ever sent opens it once, not for ever.
                try await peer.send(Frame.window(3, 0xffff_ffff).bytes + Frame.window(3, 0xffff_ffff).bytes)
                #expect(try await peer.receive() == .data(3, 3))
                #expect(try await peer.receive() == .data(3, 4))
                #expect(try await peer.receive() == .end(3))
            }
        }
    }

    @Test("a server says what its handler has read, half a window at a time")
    func requestWindow() async throws {
        var limits = RPCLimits()
        limits.streamBufferBytesMax = 132
        try await withServer(limits: limits) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.hello.bytes + Frame.request(3, method: "Sum", flags: 2).bytes)
                #expect(try await peer.receive() == .hello(windowBytes: 132))
                for _ in 0..<4 {
                    try await peer.send(Frame.data(3, 1).bytes)
                    #expect(try await peer.receive() == .window(3, 66))
                }
                try await peer.send(Frame.end(3).bytes)
                #expect(try await peer.receive() == Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 4]))
            }
        }
    }

    @Test("a client that does not keep to the window is held up until the handler reads, and loses nothing")
    func overrun() async throws {
        var limits = RPCLimits()
        limits.streamBufferBytesMax = 132
        let release = Gate()
        let method = RPCMethod.clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
            await release.wait()
            var sum = EchoMessage()
            for try await request in requests { sum.number += request.number }
            return sum
        }
        try await withServer([method, EchoService.methods[0]], limits: limits) { address in
            try await RawPeer.connected(to: address) { peer in
                let call = Frame.hello.bytes + Frame.request(3, method: "Sum", flags: 2).bytes
                let messages = (0..<10).flatMap { _ in Frame.data(3, 1).bytes }
                try await peer.send(call + messages + Frame.end(3).bytes + Frame.request(5).bytes)
                #expect(try await peer.receive() == .hello(windowBytes: 132))
                release.open()
                var answers: [Frame] = []
                while answers.count < 2, let frame = try await peer.receive() {
                    if frame.type == 2 { answers.append(frame) }
                }
                #expect(Set(answers.map(\.streamID)) == [3, 5])
                #expect(answers.contains(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 10])))
            }
        }
    }
}

extension RawPeer {
    /// Shows that nothing is on its way: the answer to a call comes next.
    mutating func expectSilence(_ streamID: UInt32) async throws {
        try await send(Frame.request(streamID).bytes)
        #expect(try await receive() == Frame(streamID: streamID, type: 2))
    }
}
