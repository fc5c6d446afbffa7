import Echo
import Synchronization
import Testing

@testable import RPC

/// Knows one token by heart, looks another up, and refuses the rest.
private struct TokenAuthorizer: RPCAuthorizer {
    func admit(_ context: inout RPCContext) throws -> RPCAdmission {
        switch context.metadata["authorization"] {
        case "remembered":
            context.caller = "alice"
            return .admitted
        case "looked-up":
            return .pending { context in
                await Task.yield()
                var context = context
                context.caller = "bob"
                return context
            }
        case "looked-up-in-vain":
            return .pending { _ in throw RPCError.unauthenticated("revoked", "Revoked") }
        default:
            throw RPCError.unauthenticated("no_token", "No token")
        }
    }
}

/// Keeps what it hears.
final class RecordingObserver: RPCObserver {
    let begun = Mutex(0)
    let records = Mutex<[RPCCallRecord]>([])

    func callBegan(_ method: RPCMethodName) {
        begun.withLock { $0 += 1 }
    }

    func callEnded(_ record: RPCCallRecord) {
        records.withLock { $0.append(record) }
    }
}

@Suite("Admission and observation")
struct RPCAuthorizerTests {
    private static let methods: [RPCMethod] = [
        .inline(EchoService.echo) { (_: EchoMessage, context) in EchoMessage(text: context.caller as? String ?? "") },
        .unary(EchoService.echoAsync) { (_: EchoMessage, context) async in
            EchoMessage(text: context.caller as? String ?? "")
        },
    ]

    @Test(
        "handlers learn who was admitted",
        arguments: [("remembered", "alice"), ("looked-up", "bob")], [EchoService.echo, EchoService.echoAsync])
    func admitted(_ expectation: (token: String, caller: String), method: RPCMethodName) async throws {
        try await withServer(Self.methods, authorizer: TokenAuthorizer()) { address in
            try await withClient(address) { client in
                let response: EchoMessage = try await client.unary(
                    method, EchoMessage(), options: RPCCallOptions(metadata: ["authorization": expectation.token]))
                #expect(response.text == expectation.caller)
            }
        }
    }

    @Test(
        "no handler runs for who is refused",
        arguments: [("", "no_token"), ("looked-up-in-vain", "revoked")], [EchoService.echo, EchoService.echoAsync])
    func refused(_ expectation: (token: String, reason: String), method: RPCMethodName) async throws {
        let methods: [RPCMethod] = [EchoService.echo, EchoService.echoAsync].map { name in
            .inline(name) { (request: EchoMessage, _) in
                Issue.record("The handler ran")
                return request
            }
        }
        try await withServer(methods, authorizer: TokenAuthorizer()) { address in
            try await withClient(address) { client in
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(
                        method, EchoMessage(), options: RPCCallOptions(metadata: ["authorization": expectation.token]))
                }
                #expect(error?.code == .unauthenticated)
                #expect(error?.reason == expectation.reason)
            }
        }
    }

    @Test("observers of both sides hear of every call once, with its outcome and sizes")
    func observed() async throws {
        let served = RecordingObserver()
        let called = RecordingObserver()
        try await withServer(observer: served) { address in
            try await withClient(address, observer: called) { client in
                let request = EchoMessage(payload: [1, 2, 3])
                let _: EchoMessage = try await client.unary(EchoService.echo, request)
                let _: EchoMessage = try await client.unary(EchoService.echoAsync, request)
                let responses: RPCResponses<EchoMessage> = client.serverStreaming(
                    EchoService.count, EchoMessage(payload: [1, 2, 3], number: 4))
                for try await _ in responses {}
            }
        }
        for observer in [served, called] {
            let records = observer.records.withLock(\.self)
            #expect(observer.begun.withLock(\.self) == 3)
            #expect(records.map(\.method) == [EchoService.echo, EchoService.echoAsync, EchoService.count])
            #expect(records.allSatisfy { $0.error == nil && $0.duration > .zero })
            #expect(records.map(\.requestBytes) == [5, 5, 7])
            #expect(records.map(\.responseBytes) == [5, 5, 5 + 3 * 7])
        }
    }
}
