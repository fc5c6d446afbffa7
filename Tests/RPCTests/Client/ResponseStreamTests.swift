import Echo
import Synchronization
import Testing

@testable import RPC

@Suite("Response streams")
struct ResponseStreamTests {
    @Test("every message arrives in order")
    func order() async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(
                    EchoService.count, EchoMessage(number: 1000))
                var next: Int64 = 0
                for try await response in responses {
                    #expect(response.number == next)
                    next += 1
                }
                #expect(next == 1000)
            }
        }
    }

    @Test("more streams than connections are kept come and go")
    func manyStreams() async throws {
        try await withServer { address in
            try await withClient(address) { client in
                for _ in 0..<3 {
                    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                        for number in 0..<20 as Range<Int64> {
                            group.addTask {
                                let responses: RPCResponses<EchoMessage> = client.serverStreaming(
                                    EchoService.count, EchoMessage(number: number))
                                return try await responses.reduce(into: 0) { count, _ in count += 1 }
                            }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                    #expect(counts.sorted() == Array(0..<20))
                }
            }
        }
    }

    @Test("an error ends a stream after the messages before it")
    func failure() async throws {
        let thrown = RPCError.aborted("enough", "Enough")
        let method = RPCMethod.serverStreaming(EchoService.count) {
            (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            try await writer.write(EchoMessage(number: 1))
            throw thrown
        }
        try await withServer([method]) { address in
            try await withClient(address) { client in
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
                var received: [Int64] = []
                await #expect(throws: thrown) {
                    for try await response in responses { received.append(response.number) }
                }
                #expect(received == [1])
            }
        }
    }

    @Test("a reader that does not read stops the writer, with little in memory, and holds up nobody else")
    func backpressure() async throws {
        let messageBytes = 64 << 10
        let count = 500
        let written = Mutex(0)
        let method = RPCMethod.serverStreaming(EchoService.count) {
            (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            for number in 0..<count {
                try await writer.write(
                    EchoMessage(payload: [UInt8](repeating: 1, count: messageBytes), number: Int64(number)))
                written.withLock { $0 += 1 }
            }
        }
        try await withServer([EchoService.methods[0], method]) { address in
            try await withClient(address) { client in
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
                let limit = RPCLimits().streamBufferBytesMax
                // Full means that the client has stopped reading; other calls then go on for as long as it takes.
                while responses.bufferedBytes < limit {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                for _ in 0..<200 {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                    #expect(responses.bufferedBytes <= limit + messageBytes + 1024)
                }
                // What is written is held by the reader's limit, the sockets' buffers and the writer's limit.
                #expect(written.withLock(\.self) * messageBytes < 4 << 20)
                var next: Int64 = 0
                for try await response in responses {
                    #expect(response.number == next)
                    next += 1
                }
                #expect(next == count)
            }
        }
    }

    @Test("a handler is cancelled when nobody can read its stream any more")
    func dropped() async throws {
        let cancelled = Gate()
        let method = RPCMethod.serverStreaming(EchoService.count) {
            (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            try await writer.write(EchoMessage())
            await cancelled.openOnCancellation()
        }
        try await withServer([method]) { address in
            try await withClient(address) { client in
                func readOne() async throws {
                    let responses: RPCResponses<EchoMessage> = client.serverStreaming(EchoService.count, EchoMessage())
                    for try await _ in responses { break }
                }
                try await readOne()
                await cancelled.wait()
            }
        }
    }

    @Test("a writer whose caller is gone gets an error")
    func writerAfterLoss() async throws {
        let failed = Gate()
        let method = RPCMethod.serverStreaming(EchoService.count) {
            (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            defer { failed.open() }
            while true { try await writer.write(EchoMessage(payload: [UInt8](repeating: 0, count: 4096))) }
        }
        try await withServer([method]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "Count", flags: 1).bytes)
                _ = try await peer.receive()
            }
            await failed.wait()
        }
    }

    @Test("a stream's deadline ends it on both sides")
    func deadline() async throws {
        let method = RPCMethod.serverStreaming(EchoService.count) {
            (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            await Gate().openOnCancellation()
            try await writer.write(EchoMessage())
        }
        try await withServer([method]) { address in
            try await withClient(address) { client in
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(
                    EchoService.count, EchoMessage(), options: RPCCallOptions(timeout: .milliseconds(30)))
                let error = await #expect(throws: RPCError.self) { for try await _ in responses {} }
                #expect(error?.code == .deadlineExceeded)
            }
        }
    }
}
