import Echo
import Synchronization
import Testing

@testable import RPC

/// Which sides of a connection speak more than plain ttrpc.
struct Sides: Sendable, CustomTestStringConvertible {
    let client: RPCLimits
    let server: RPCLimits
    let testDescription: String

    static let all = [both, Sides(client: true, server: false), Sides(client: false, server: true)]
    static let both = Sides(client: true, server: true)

    private init(client: Bool, server: Bool) {
        var limits = RPCLimits()
        limits.usesExtensions = client
        self.client = limits
        limits.usesExtensions = server
        self.server = limits
        testDescription = client ? server ? "with extensions" : "plain server" : "plain client"
    }

    /// A server of `methods` and a client that has spoken to it.
    func connected<Result: Sendable>(
        _ methods: [RPCMethod] = [], _ body: @Sendable (RPCClient) async throws -> Result
    ) async throws -> Result {
        let replaced = Set(methods.map(\.name))
        let others = EchoService.methods.filter { !replaced.contains($0.name) }
        return try await withServer(others + methods, limits: server) { address in
            try await withClient(address, limits: client) { client in
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                return try await body(client)
            }
        }
    }
}

@Suite("Streams of requests")
struct RequestStreamTests {
    @Test("every request arrives in order, and the answer comes after the last", arguments: Sides.all)
    func upload(_ sides: Sides) async throws {
        let method = RPCMethod.clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
            var next: Int64 = 0
            for try await request in requests {
                #expect(request.number == next)
                next += 1
            }
            return EchoMessage(number: next)
        }
        try await sides.connected([method]) { client in
            for count in [0, 1, 1000] as [Int64] {
                let response: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                    (requests: RPCRequestWriter<EchoMessage>) in
                    for number in 0..<count { try await requests.write(EchoMessage(number: number)) }
                }
                #expect(response.number == count)
            }
        }
    }

    @Test("both directions go on at the same time, each in its order", arguments: Sides.all)
    func chat(_ sides: Sides) async throws {
        try await sides.connected { client in
            let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(EchoService.chat)
            var responses = chat.responses.makeAsyncIterator()
            for number in 0..<100 as Range<Int64> {
                try await chat.requests.write(EchoMessage(number: number))
                #expect(try await responses.next()?.number == number)
            }
            chat.requests.finish()
            #expect(try await responses.next() == nil)
        }
    }

    @Test("a service goes on answering after the last request", arguments: Sides.all)
    func halfClose(_ sides: Sides) async throws {
        let method = RPCMethod.bidirectionalStreaming(EchoService.chat) {
            (requests: RPCRequests<EchoMessage>, _, writer: RPCResponseWriter<EchoMessage>) in
            var count: Int64 = 0
            for try await _ in requests { count += 1 }
            for number in 0..<count { try await writer.write(EchoMessage(number: number)) }
        }
        try await sides.connected([method]) { client in
            let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(EchoService.chat)
            for _ in 0..<5 { try await chat.requests.write(EchoMessage()) }
            chat.requests.finish()
            let numbers = try await chat.responses.reduce(into: []) { $0.append($1.number) }
            #expect(numbers == [0, 1, 2, 3, 4])
            let error = await #expect(throws: RPCError.self) { try await chat.requests.write(EchoMessage()) }
            #expect(error?.reason == "stream_ended")
        }
    }

    @Test("nothing can be written after the end has been announced")
    func finished() async throws {
        let release = Gate()
        let method = RPCMethod.clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
            for try await _ in requests {}
            await release.wait()
            return EchoMessage()
        }
        try await Sides.both.connected([method]) { client in
            let _: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                (requests: RPCRequestWriter<EchoMessage>) in
                requests.finish()
                let error = await #expect(throws: RPCError.self) { try await requests.write(EchoMessage()) }
                #expect(error?.reason == "requests_finished")
                release.open()
            }
        }
    }

    @Test("an answer may come before the last request, and stops the sender", arguments: Sides.all)
    func earlyAnswer(_ sides: Sides) async throws {
        let method = RPCMethod.clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
            for try await request in requests { return request }
            return EchoMessage()
        }
        try await sides.connected([method]) { client in
            let stopped = Gate()
            let response: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                (requests: RPCRequestWriter<EchoMessage>) in
                defer { stopped.open() }
                while true { try await requests.write(EchoMessage(number: 8)) }
            }
            #expect(response.number == 8)
            await stopped.wait()
        }
    }

    @Test("an error of the service stops the sender and reaches the caller", arguments: Sides.all)
    func failure(_ sides: Sides) async throws {
        let thrown = RPCError.aborted("enough", "Enough")
        let method = RPCMethod.clientStreaming(EchoService.sum) {
            (requests: RPCRequests<EchoMessage>, _) -> EchoMessage in
            for try await _ in requests { throw thrown }
            throw RPCError.internalError
        }
        try await sides.connected([method]) { client in
            _ = await #expect(throws: thrown) {
                let _: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                    (requests: RPCRequestWriter<EchoMessage>) in
                    while true { try await requests.write(EchoMessage()) }
                }
            }
        }
    }

    @Test("a sender that fails cancels the call, and its caller learns why", arguments: Sides.all)
    func senderFails(_ sides: Sides) async throws {
        struct Trouble: Error {}
        let cancelled = Gate()
        let method = RPCMethod.clientStreaming(EchoService.sum) {
            (requests: RPCRequests<EchoMessage>, _) -> EchoMessage in
            do {
                for try await _ in requests {}
            } catch {
                cancelled.open()
                throw error
            }
            return EchoMessage()
        }
        try await sides.connected([method]) { client in
            await #expect(throws: Trouble.self) {
                let _: EchoMessage = try await client.clientStreaming(EchoService.sum) {
                    (requests: RPCRequestWriter<EchoMessage>) in
                    try await requests.write(EchoMessage())
                    throw Trouble()
                }
            }
            await cancelled.wait()
        }
    }

    @Test("a handler that does not read stops the sender, with little in memory", arguments: Sides.all)
    func backpressure(_ sides: Sides) async throws {
        let release = Gate()
        let method = RPCMethod.clientStreaming(EchoService.sum) { (requests: RPCRequests<EchoMessage>, _) in
            await release.wait()
            var sum = EchoMessage()
            for try await request in requests { sum.number += request.number }
            return sum
        }
        try await sides.connected([method]) { client in
            let written = Mutex(0)
            let payload = [UInt8](repeating: 1, count: 64 << 10)
            async let response: EchoMessage = client.clientStreaming(EchoService.sum) {
                (requests: RPCRequestWriter<EchoMessage>) in
                for _ in 0..<400 {
                    try await requests.write(EchoMessage(payload: payload, number: 1))
                    written.withLock { $0 += 1 }
                }
            }
            // The window is full after 16; other calls go on for as long as it takes, and after.
            while written.withLock(\.self) < 16 {
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
            for _ in 0..<500 { let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage()) }
            #expect(written.withLock(\.self) * payload.count < 4 << 20)
            release.open()
            #expect(try await response.number == 400)
        }
    }

    @Test("a message as large as a frame passes any window, a larger one is refused", arguments: Sides.all)
    func large(_ sides: Sides) async throws {
        try await sides.connected { client in
            let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(EchoService.chat)
            var responses = chat.responses.makeAsyncIterator()
            let large = EchoMessage(payload: [UInt8](repeating: 3, count: 4 << 20 - 100))
            for _ in 0..<3 {
                try await chat.requests.write(large)
                #expect(try await responses.next()?.payload.count == large.payload.count)
            }
            let larger = EchoMessage(payload: [UInt8](repeating: 3, count: 4 << 20))
            let error = await #expect(throws: RPCError.self) { try await chat.requests.write(larger) }
            #expect(error?.reason == "message_too_large")
            chat.requests.finish()
            #expect(try await responses.next() == nil)
        }
    }
}
