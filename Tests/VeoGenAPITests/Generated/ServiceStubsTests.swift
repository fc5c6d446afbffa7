import Echo
import EchoStubs
import Foundation
import Logging
import RPC
import Testing

/// An implementation of the stubs' service.
private struct EchoServer: EchoAPI {
    func echo(_ request: EchoMessage, context: RPCContext) async throws -> EchoMessage { request }

    func count(_ request: EchoMessage, context: RPCContext, responses: RPCResponseWriter<EchoMessage>) async throws {
        for number in 0..<request.number { try await responses.write(EchoMessage(number: number)) }
    }

    func sum(_ requests: RPCRequests<EchoMessage>, context: RPCContext) async throws -> EchoMessage {
        try await requests.reduce(into: EchoMessage()) { $0.number += $1.number }
    }

    func chat(
        _ requests: RPCRequests<EchoMessage>, context: RPCContext, responses: RPCResponseWriter<EchoMessage>
    ) async throws {
        for try await request in requests { try await responses.write(request) }
    }
}

@Suite("Generated clients and servers")
struct ServiceStubsTests {
    private func withService(_ body: (EchoClient) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let path = FileManager.default.temporaryDirectory.path + "/stubs-\(UUID().uuidString.prefix(8))"
        let address = RPCAddress.unix(path: path)
        let server = try RPCServer(address: address, methods: EchoServer().rpcMethods, logger: logger)
        try await server.listen()
        let client = RPCClient(address: address, logger: logger)
        defer { client.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            try await body(EchoClient(client))
        }
    }

    @Test("each kind of method is called and answered")
    func kinds() async throws {
        try await withService { echo in
            #expect(try await echo.echo(EchoMessage(number: 7)).number == 7)
            let counted = try await echo.count(EchoMessage(number: 3)).reduce(into: []) { $0.append($1.number) }
            #expect(counted == [0, 1, 2])
            let sum = try await echo.sum { requests in
                for number in 1...4 as ClosedRange<Int64> { try await requests.write(EchoMessage(number: number)) }
            }
            #expect(sum.number == 10)
            let chat = echo.chat()
            var answers = chat.responses.makeAsyncIterator()
            try await chat.requests.write(EchoMessage(text: "hello"))
            #expect(try await answers.next()?.text == "hello")
            chat.requests.finish()
            #expect(try await answers.next() == nil)
        }
    }

    @Test("the limits of every request are checked, of streams too")
    func limits() async throws {
        try await withService { echo in
            let wrong = EchoMessage(number: -1)
            let unary = await #expect(throws: RPCError.self) { try await echo.echo(wrong) }
            let upload = await #expect(throws: RPCError.self) {
                try await echo.sum { requests in
                    try await requests.write(EchoMessage())
                    try await requests.write(wrong)
                }
            }
            let chat = echo.chat()
            try await chat.requests.write(wrong)
            let exchange = await #expect(throws: RPCError.self) { for try await _ in chat.responses {} }
            for error in [unary, upload, exchange] { #expect(error?.reason == "validation_failed") }
        }
    }
}
