import Testing

@testable import RPC

/// What is sent to a server, and what it must answer.
struct Conversation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sent: [UInt8]
    /// The answers in order: stream id and error code, nil for success.
    let answers: [(streamID: UInt32, code: RPCError.Code?)]
    /// Whether the server must close afterwards; otherwise the connection must still work.
    var closes = false
}

@Suite("A server answers every sequence of frames as the protocol says")
struct FrameConversationTests {
    static let conversations: [Conversation] = [
        Conversation(testDescription: "a request", sent: Frame.request(1).bytes, answers: [(1, nil)]),
        Conversation(
            testDescription: "several requests in one write",
            sent: Frame.request(1).bytes + Frame.request(3).bytes + Frame.request(9).bytes,
            answers: [(1, nil), (3, nil), (9, nil)]),
        Conversation(
            testDescription: "an even stream id", sent: Frame.request(2).bytes, answers: [(2, .invalidArgument)]),
        Conversation(
            testDescription: "a stream id twice", sent: Frame.request(5).bytes + Frame.request(5).bytes,
            answers: [(5, nil), (5, .invalidArgument)]),
        Conversation(
            testDescription: "a stream id that goes back", sent: Frame.request(5).bytes + Frame.request(3).bytes,
            answers: [(5, nil), (3, .invalidArgument)]),
        Conversation(
            testDescription: "an unknown service", sent: Frame.request(1, service: "no.Such").bytes,
            answers: [(1, .unimplemented)]),
        Conversation(
            testDescription: "an unknown method", sent: Frame.request(1, method: "Nope").bytes,
            answers: [(1, .unimplemented)]),
        Conversation(
            testDescription: "a request that is no protobuf",
            sent: Frame(streamID: 1, type: 1, data: [0xff, 0xff, 0xff]).bytes, answers: [(1, .invalidArgument)]),
        Conversation(
            testDescription: "an empty request", sent: Frame(streamID: 1, type: 1).bytes,
            answers: [(1, .unimplemented)]),
        Conversation(
            testDescription: "a message that is no protobuf", sent: Frame.request(1, payload: [0x0a, 0x7f]).bytes,
            answers: [(1, .invalidArgument)]),
        Conversation(
            testDescription: "a text that is not UTF-8", sent: Frame.request(1, payload: [0x0a, 1, 0xff]).bytes,
            answers: [(1, .invalidArgument)]),
        Conversation(
            testDescription: "a text with a NUL", sent: Frame.request(1, payload: [0x0a, 1, 0]).bytes,
            answers: [(1, .invalidArgument)]),
        Conversation(
            testDescription: "unknown fields in a request", sent: Frame.request(1, extra: [0x78, 1]).bytes,
            answers: [(1, nil)]),
        Conversation(
            testDescription: "metadata above the limit of pairs",
            sent: Frame.request(1, extra: Array(repeating: [0x2a, 0], count: 65).flatMap(\.self)).bytes,
            answers: [(1, .resourceExhausted)]),
        Conversation(
            testDescription: "a deadline in the past", sent: Frame.request(1, timeout: -1).bytes,
            answers: [(1, .deadlineExceeded)]),
        Conversation(
            testDescription: "an unknown frame type", sent: Frame(streamID: 1, type: 0x10, data: [1, 2]).bytes,
            answers: []),
        Conversation(
            testDescription: "a response, which only servers send", sent: Frame(streamID: 1, type: 2).bytes,
            answers: []),
        Conversation(
            testDescription: "unknown flags", sent: Frame.request(1, flags: 0xf8).bytes, answers: [(1, nil)]),
        Conversation(
            testDescription: "data on a stream that never was", sent: Frame(streamID: 7, type: 3).bytes,
            answers: [(7, .invalidArgument)]),
        Conversation(
            testDescription: "data after the end of a call",
            sent: Frame.request(1).bytes + Frame(streamID: 1, type: 3, flags: 5).bytes,
            answers: [(1, nil), (1, .invalidArgument)]),
        Conversation(
            testDescription: "a frame above the limit, which is skipped",
            sent: Frame.header(length: 4 << 20 + 1, streamID: 1, type: 1) + [UInt8](repeating: 0, count: 4 << 20 + 1),
            answers: [(1, .resourceExhausted)]),
        Conversation(
            testDescription: "a length not worth skipping",
            sent: Frame.header(length: 0xffff_ffff, streamID: 1, type: 1),
            answers: [(1, .resourceExhausted)], closes: true),
    ]

    @Test("answers", arguments: conversations)
    func answers(to conversation: Conversation) async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(conversation.sent)
                for expected in conversation.answers {
                    let answer = try #require(try await peer.receive())
                    #expect(answer.type == 2)
                    #expect(answer.streamID == expected.streamID)
                    #expect(try answer.error()?.code == expected.code)
                }
                if !conversation.closes { try await peer.send(Frame.request(101, payload: [0x18, 7]).bytes) }
                let last = try await peer.receive()
                let echo = Frame(streamID: 101, type: 2, data: [0x12, 2, 0x18, 7])
                #expect(last == (conversation.closes ? nil : echo))
            }
        }
    }

    @Test("a request that arrives byte by byte is answered")
    func dribble() async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                for byte in Frame.request(1, payload: [0x18, 9]).bytes { try await peer.send([byte]) }
                #expect(try await peer.receive() == Frame(streamID: 1, type: 2, data: [0x12, 2, 0x18, 9]))
            }
        }
    }

    @Test("a stream is data frames and an empty closing one, byte for byte")
    func streamConversation() async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "Count", payload: [0x18, 2], flags: 1).bytes)
                // The first message is number 0, which proto3 leaves out: an empty message, but not "no data".
                #expect(try await peer.receive() == Frame(streamID: 1, type: 3))
                #expect(try await peer.receive() == Frame(streamID: 1, type: 3, data: [0x18, 1]))
                #expect(try await peer.receive() == Frame(streamID: 1, type: 3, flags: 5))
            }
        }
    }

    @Test("a connection that ends within a frame takes nothing with it")
    func truncated() async throws {
        try await withServer { address in
            try await RawPeer.connected(to: address) { try await $0.send(Array(Frame.request(1).bytes.dropLast())) }
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1).bytes)
                #expect(try await peer.receive()?.streamID == 1)
            }
        }
    }
}
