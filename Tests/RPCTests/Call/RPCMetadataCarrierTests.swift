import Echo
import Instrumentation
import Testing

@testable import RPC

@Suite("A task's context on its way through calls")
struct RPCMetadataCarrierTests {
    private enum Key: InstrumentationContextKey {
        typealias Value = String
    }

    /// Carries a text.
    private struct TextInstrument: Instrument {
        func extract<Carrier, Extract: Extractor>(
            _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
        ) where Extract.Carrier == Carrier {
            context[Key.self] = extractor.extract(key: "Text", from: carrier)
        }

        func inject<Carrier, Inject: Injector>(
            _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
        ) where Inject.Carrier == Carrier {
            if let text = context[Key.self] { injector.inject(text, forKey: "Text", into: &carrier) }
        }
    }

    private static var text: String { InstrumentationContext.current?[Key.self] ?? "none" }

    /// Answer with the text of their context.
    private static let methods: [RPCMethod] = [
        .inline(EchoService.echo) { (_: EchoMessage, _) in EchoMessage(text: text) },
        .unary(EchoService.echoAsync) { (_: EchoMessage, _) async in
            await Task.yield()
            return EchoMessage(text: await Task { text }.value)
        },
        .serverStreaming(EchoService.count) { (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            try await writer.write(EchoMessage(text: text))
        },
        .clientStreaming(EchoService.sum) { (_: RPCRequests<EchoMessage>, _) in EchoMessage(text: text) },
        .bidirectionalStreaming(EchoService.chat) {
            (_: RPCRequests<EchoMessage>, _, writer: RPCResponseWriter<EchoMessage>) in
            try await writer.write(EchoMessage(text: text))
        },
    ]

    /// What the handlers of each kind found.
    private static func texts(_ client: RPCClient, options: RPCCallOptions = RPCCallOptions()) async throws -> [String]
    {
        let inline: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(), options: options)
        let task: EchoMessage = try await client.unary(EchoService.echoAsync, EchoMessage(), options: options)
        let answers: RPCResponses<EchoMessage> = client.serverStreaming(
            EchoService.count, EchoMessage(), options: options)
        let sum: EchoMessage = try await client.clientStreaming(EchoService.sum, options: options) {
            (_: RPCRequestWriter<EchoMessage>) in
        }
        let chat: RPCExchange<EchoMessage, EchoMessage> = client.bidirectionalStreaming(
            EchoService.chat, options: options)
        var texts = [inline.text, task.text]
        for try await answer in answers { texts.append(answer.text) }
        texts.append(sum.text)
        for try await answer in chat.responses { texts.append(answer.text) }
        return texts
    }

    @Test("calls of every kind carry it, and their handlers run in it")
    func carried() async throws {
        try await withTemporaryFolder { folder in
            let server = try RPCServer(
                address: .unix(path: folder + "/s"), methods: Self.methods, instrument: TextInstrument(), logger: .quiet
            )
            try await withRunning(server) { address in
                let client = RPCClient(address: address, instrument: TextInstrument(), logger: .quiet)
                defer { client.close() }
                var context = InstrumentationContext.topLevel
                context[Key.self] = "mine"
                let texts = try await InstrumentationContext.withValue(context) {
                    // What is there already is replaced.
                    try await Self.texts(client, options: RPCCallOptions(metadata: ["text": "old"]))
                }
                #expect(texts == Array(repeating: "mine", count: 5))
                let without = try await Self.texts(client)
                #expect(without == Array(repeating: "none", count: 5))
            }
        }
    }

    @Test("without an instrument nothing is carried")
    func absent() async throws {
        try await withServer(Self.methods) { address in
            let client = RPCClient(address: address, instrument: TextInstrument(), logger: .quiet)
            defer { client.close() }
            let texts = try await Self.texts(client)
            #expect(texts == Array(repeating: "none", count: 5))
        }
    }
}
