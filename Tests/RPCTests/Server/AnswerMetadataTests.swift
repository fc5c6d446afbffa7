import Echo
import NIOCore
import Synchronization
import Testing

@testable import RPC

@Suite("What a service says beside its answer")
struct AnswerMetadataTests {
    /// Say something before they answer, on their event loop and off it.
    private static let methods: [RPCMethod] = [
        .inline(EchoService.echo) { (request: EchoMessage, context) in
            context.send(["which": "inline", "twice": "a", "twice": "b"])
            return request
        },
        .unary(EchoService.echoAsync) { (request: EchoMessage, context) async in
            context.send(["which": "async"])
            await Task.detached { context.send(["Where": "elsewhere"]) }.value
            return request
        },
        .serverStreaming(EchoService.count) { (request: EchoMessage, context, writer) in
            context.send(["which": "stream"])
            try await writer.write(request)
        },
    ]

    private final class Heard: Sendable {
        private let pairs = Mutex<[String]>([])

        var all: [String] { pairs.withLock { $0 } }

        var options: RPCCallOptions {
            RPCCallOptions(onMetadata: { metadata in
                self.pairs.withLock { $0 += metadata.entries.map { "\($0.key)=\($0.value)" } }
            })
        }
    }

    @Test("reaches whoever made the call, ahead of the answer, in order")
    func heard() async throws {
        try await withServer(Self.methods) { address in
            try await withClient(address) { client in
                // The client has met the server by then.
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                let inline = Heard()
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(), options: inline.options)
                #expect(inline.all == ["which=inline", "twice=a", "twice=b"])
                let task = Heard()
                let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage(), options: task.options)
                #expect(task.all == ["which=async", "where=elsewhere"])
                let stream = Heard()
                let answers: RPCResponses<EchoMessage> = client.serverStreaming(
                    EchoService.count, EchoMessage(number: 4), options: stream.options)
                for try await answer in answers { #expect(answer.number == 4 && stream.all == ["which=stream"]) }
            }
        }
    }

    @Test("is a frame ahead of the answer for clients that have announced it, and nothing for others")
    func frames() async throws {
        let answer = Frame(streamID: 3, type: 2)
        let said: [UInt8] = [0x2a, 15, 0x0a, 5] + "which".utf8 + [0x12, 6] + "inline".utf8
        let more: [UInt8] = ["a", "b"].flatMap { (value: String) -> [UInt8] in
            [0x2a, 10, 0x0a, 5] + "twice".utf8 + [0x12, 1] + value.utf8
        }
        let greetings: [(Frame?, [Frame])] = [
            (.hello, [.hello, Frame(streamID: 3, type: 0x16, data: said + more), answer]), (nil, [answer]),
            // All but metadata.
            (Frame(streamID: 1, type: 0x10, data: [0, 0, 0, 15, 0, 16, 0, 0]), [.hello, answer]),
        ]
        try await withServer(Self.methods) { address in
            for (greeting, expected) in greetings {
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send((greeting?.bytes ?? []) + Frame.request(3).bytes)
                    for frame in expected { #expect(try await peer.receive() == frame) }
                }
            }
        }
    }

    @Test("is dropped and logged above the limits, and after the answer")
    func limits() async throws {
        let late = Mutex<RPCContext?>(nil)
        let log = RecordedLog()
        try await withTemporaryFolder { folder in
            let method = RPCMethod.inline(EchoService.echo) { (request: EchoMessage, context) in
                context.send(["k": String(repeating: "x", count: 20_000)])
                late.withLock { $0 = context }
                return request
            }
            let server = try RPCServer(address: .unix(path: folder + "/s"), methods: [method], logger: log.logger)
            try await withRunning(server) { address in
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send(Frame.hello.bytes + Frame.request(3).bytes)
                    #expect(try await peer.receive() == .hello)
                    #expect(try await peer.receive() == Frame(streamID: 3, type: 2))
                    late.withLock { $0 }?.send(["too": "late"])
                    try await peer.send(Frame.ping.bytes)
                    #expect(try await peer.receive() == .pong)
                }
            }
        }
        #expect(log.lines.contains { $0.contains("beside an answer") })
    }

    @Test("fails the call when it is no metadata, and counts for nothing from a server that has not announced it")
    func badServers() async throws {
        let cases: [(Frame, [UInt8], RPCError?)] = [
            (.hello, [0x2a, 9], .malformedResponse), (.hello, [0x2a, 2, 0x0a, 0], nil),
            (Frame(streamID: 1, type: 0x10, data: [0, 0, 0, 15, 0, 16, 0, 0]), [0x2a, 9], nil),
        ]
        for (greeting, data, expected) in cases {
            try await withTemporaryFolder { folder in
                let error = try await RawPeer.accepting(at: folder + "/s") {
                    try await withClient(.unix(path: folder + "/s")) { client in
                        do throws(RPCError) {
                            let _: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage())
                            return nil as RPCError?
                        } catch {
                            return error
                        }
                    }
                } server: { peer in
                    try await peer.send(greeting.bytes)
                    #expect(try await peer.receive()?.streamID == 3)
                    try await peer.send(
                        Frame(streamID: 3, type: 0x16, data: data).bytes + Frame(streamID: 3, type: 2).bytes)
                    while try await peer.receive() != nil {}
                }
                #expect(error == expected)
            }
        }
    }
}
