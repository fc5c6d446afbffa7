import Echo
import Testing

@testable import RPC

@Suite("Unary calls")
struct UnaryCallTests {
    @Test(
        "a call gets its answer from inline and asynchronous handlers",
        arguments: [EchoService.echo, EchoService.echoAsync])
    func answer(method: RPCMethodName) async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let request = EchoMessage(text: "hé", payload: [0, 1, 2], number: -5)
                let response: EchoMessage = try await client.unary(method, request)
                #expect(response == request)
            }
        }
    }
}

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
}
