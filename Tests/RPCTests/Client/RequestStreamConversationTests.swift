import Echo
import Testing

@testable import RPC

@Suite("Streams of requests as the bytes of ttrpc")
struct RequestStreamConversationTests {
    /// A client of a server that is plain as far as it knows: its stream gets a connection of its own, where `server`
    /// plays its part, beside one for other calls.
    private func withPeer<Result: Sendable>(
        server: @escaping RawPeer.Side, _ body: @escaping @Sendable (RPCClient) async throws -> Result
    ) async throws -> Result {
        let side: RawPeer.Side = { peer in
            guard let request = try await peer.receive() else { return }
            try Self.checkRequest(request, 3)
            try await server(&peer)
        }
        return try await withTemporaryFolder { folder in
            try await RawPeer.accepting(
                at: folder + "/s",
                client: {
                    try await withClient(.unix(path: folder + "/s"), body)
                }, servers: [side, side])
        }
    }

    /// The request has no message and says that some follow.
    private static func checkRequest(_ request: Frame, _ streamID: UInt32) throws {
        #expect(request.streamID == streamID && request.type == 1 && request.flags == 2)
        let hasPayload = try request.data.withUnsafeBytes { bytes in
            var reader = WireReader(bytes)
            var fields: [Int] = []
            while let (field, _) = try reader.next() { fields.append(field) }
            return fields.contains(3)
        }
        #expect(!hasPayload)
    }

    @Test("client streaming: the request without a message, Data, the empty close, and then the Response")
    func upload() async throws {
        let number = try await withPeer { peer in
            #expect(try await peer.receive() == .data(3, 1))
            #expect(try await peer.receive() == .data(3, 2))
            #expect(try await peer.receive() == .end(3))
            try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 3]).bytes)
            #expect(try await peer.receive() == nil)
        } _: { client in
            let response: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                (requests: RPCRequestWriter<EchoMessage>) in
                try await requests.write(EchoMessage(number: 1))
                try await requests.write(EchoMessage(number: 2))
            }
            return response.number
        }
        #expect(number == 3)
    }

    @Test("bidirectional: Data both ways, and a close from each side")
    func chat() async throws {
        try await withPeer { peer in
            try await peer.send(Frame.data(3, 9).bytes)
            #expect(try await peer.receive() == .data(3, 1))
            #expect(try await peer.receive() == .end(3))
            try await peer.send(Frame.data(3, 8).bytes + Frame.end(3).bytes)
            #expect(try await peer.receive() == nil)
        } _: { client in
            let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(EchoService.chat)
            var responses = chat.responses.makeAsyncIterator()
            #expect(try await responses.next()?.number == 9)
            try await chat.requests.write(EchoMessage(number: 1))
            chat.requests.finish()
            #expect(try await responses.next()?.number == 8)
            #expect(try await responses.next() == nil)
        }
    }

    @Test("a client sends while the server's window is open, what it sent before it knew the window included")
    func requestWindow() async throws {
        let greeted = Gate()
        let number = try await withPeer { peer in
            #expect(try await peer.receive() == .data(3, 1))
            // Two messages of 66 bytes with their cost: the window is closed when it becomes known.
            #expect(try await peer.receive() == .data(3, 2))
            try await peer.send(Frame.hello(windowBytes: 132).bytes + Frame.ping.bytes)
            #expect(try await peer.receive() == .pong)
            greeted.open()
            try await peer.send(Frame.ping.bytes)
            #expect(try await peer.receive() == .pong)
            try await peer.send(Frame.window(3, 66).bytes)
            #expect(try await peer.receive() == .data(3, 3))
            try await peer.send(Frame.ping.bytes)
            #expect(try await peer.receive() == .pong)
            try await peer.send(Frame.window(3, 132).bytes)
            #expect(try await peer.receive() == .data(3, 4))
            #expect(try await peer.receive() == .end(3))
            try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 7]).bytes)
            #expect(try await peer.receive() == nil)
        } _: { client in
            let response: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                (requests: RPCRequestWriter<EchoMessage>) in
                for number in 1...2 as ClosedRange<Int64> { try await requests.write(EchoMessage(number: number)) }
                await greeted.wait()
                for number in 3...4 as ClosedRange<Int64> { try await requests.write(EchoMessage(number: number)) }
            }
            return response.number
        }
        #expect(number == 7)
    }

    @Test("a client says what its reader has read, half a window at a time, and shares one connection")
    func responseWindow() async throws {
        var limits = RPCLimits()
        limits.streamBufferBytesMax = 132
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            try await RawPeer.accepting(at: folder + "/s", greeting: .hello(windowBytes: 132)) { [limits] in
                try await withClient(address, limits: limits) { client in
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                    let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
                    let numbers = try await responses.reduce(into: []) { $0.append($1.number) }
                    #expect(numbers == [1, 2, 3])
                }
            } server: { peer in
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive()?.streamID == 3)
                try await peer.send(Frame(streamID: 3, type: 2).bytes)
                #expect(try await peer.receive()?.streamID == 5)
                for number in 1...3 as ClosedRange<UInt8> {
                    try await peer.send(Frame.data(5, number).bytes)
                    #expect(try await peer.receive() == .window(5, 66))
                }
                try await peer.send(Frame.end(5).bytes)
                #expect(try await peer.receive() == nil)
            }
        }
    }

    @Test("a stream whose request the server does not take up is begun again elsewhere, if nothing else was sent")
    func goAway() async throws {
        try await withTemporaryFolder { folder in
            let address = RPCAddress.unix(path: folder + "/s")
            let gone = Gate()
            let taking: RawPeer.Side = { peer in
                try await peer.send(Frame.hello.bytes)
                #expect(try await peer.receive()?.streamID == 3)
                try await peer.send(Frame(streamID: 3, type: 2).bytes)
                try Self.checkRequest(try #require(try await peer.receive()), 5)
                try await peer.send(Frame.goAway(3).bytes)
                #expect(try await peer.receive() == nil)
            }
            let answering: RawPeer.Side = { peer in
                try await peer.send(Frame.hello.bytes)
                try Self.checkRequest(try #require(try await peer.receive()), 3)
                gone.open()
                #expect(try await peer.receive() == .data(3, 1))
                #expect(try await peer.receive() == .end(3))
                try await peer.send(Frame(streamID: 3, type: 2, data: [0x12, 2, 0x18, 1]).bytes)
                #expect(try await peer.receive() == nil)
            }
            let number = try await RawPeer.accepting(
                at: folder + "/s",
                client: {
                    try await withClient(address) { client in
                        let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                        let response: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                            (requests: RPCRequestWriter<EchoMessage>) in
                            await gone.wait()
                            try await requests.write(EchoMessage(number: 1))
                        }
                        return response.number
                    }
                }, servers: [taking, answering])
            #expect(number == 1)
        }
    }
}
