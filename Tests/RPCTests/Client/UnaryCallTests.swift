import Echo
import Foundation
import Synchronization
import Testing

@testable import RPC

@Suite("Unary calls")
struct UnaryCallTests {
    @Test("inline and asynchronous handlers answer", arguments: [EchoService.echo, EchoService.echoAsync])
    func answer(method: RPCMethodName) async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let request = EchoMessage(text: "hé", payload: [0, 1, 2], number: -5)
                let response: EchoMessage = try await client.unary(method, request)
                #expect(response == request)
            }
        }
    }

    @Test("an empty message travels", arguments: [EchoService.echo, EchoService.echoAsync])
    func empty(method: RPCMethodName) async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let response: EchoMessage = try await client.unary(method, EchoMessage())
                #expect(response == EchoMessage())
            }
        }
    }

    @Test("many calls at a time each get their own answer, from any thread", arguments: [false, true])
    func concurrent(onLoop: Bool) async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
                    for number in 0..<2000 as Range<Int64> {
                        group.addTask(executorPreference: onLoop ? client.executor : nil) {
                            let method = number % 2 == 0 ? EchoService.echo : EchoService.echoAsync
                            let response: EchoMessage = try await client.unary(method, EchoMessage(number: number))
                            return response.number == number ? 1 : 0
                        }
                    }
                    return try await group.reduce(0, +)
                }
                #expect(sum == 2000)
            }
        }
    }

    @Test("a message as large as a frame travels in both directions, a larger one is refused before it is sent")
    func large() async throws {
        try await withServer { address in
            try await withClient(address) { client in
                let request = EchoMessage(payload: [UInt8](repeating: 7, count: 4 << 20 - 100))
                let response: EchoMessage = try await client.unary(EchoService.echo, request)
                #expect(response.payload.count == request.payload.count)
                let tooLarge = EchoMessage(payload: [UInt8](repeating: 7, count: 4 << 20))
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, tooLarge)
                }
                #expect(error?.code == .resourceExhausted)
                #expect(error?.isSurelyNotSent == true)
            }
        }
    }

    @Test("an error arrives with its reason, its faults and its delay")
    func errorFidelity() async throws {
        let thrown = RPCError(
            .invalidArgument, reason: "bad_prompt", message: "Bad – prompt", retryAfter: .milliseconds(1500),
            faults: [
                FieldFault(
                    location: ["body", "a.b"], type: "string_too_long", message: "Too long", input: #"{"x": 1}"#),
                FieldFault(location: ["query", "limit"], type: "int_parsing", message: "Not a number"),
            ])
        let methods: [RPCMethod] = [
            .inline(EchoService.echo) { (_: EchoMessage, _) throws -> EchoMessage in throw thrown },
            .unary(EchoService.echoAsync) { (_: EchoMessage, _) async throws -> EchoMessage in throw thrown },
        ]
        try await withServer(methods) { address in
            try await withClient(address) { client in
                for method in [EchoService.echo, EchoService.echoAsync] {
                    await #expect(throws: thrown) {
                        let _: EchoMessage = try await client.unary(method, EchoMessage())
                    }
                }
            }
        }
    }

    @Test("an error that is not for the caller arrives as internal, without its details")
    func hiddenError() async throws {
        struct Secret: Error { let password = "hunter2" }
        let methods: [RPCMethod] = [
            .inline(EchoService.echo) { (_: EchoMessage, _) throws -> EchoMessage in throw Secret() },
            .unary(EchoService.echoAsync) { (_: EchoMessage, _) async throws -> EchoMessage in throw Secret() },
        ]
        try await withServer(methods) { address in
            try await withClient(address) { client in
                for method in [EchoService.echo, EchoService.echoAsync] {
                    await #expect(throws: RPCError.internalError) {
                        let _: EchoMessage = try await client.unary(method, EchoMessage())
                    }
                }
            }
        }
    }

    @Test("metadata, deadline and peer reach the handler")
    func context() async throws {
        let method = RPCMethod.inline(EchoService.echo) { (_: EchoMessage, context) in
            let seconds = context.deadline.timeRemaining.components.seconds
            let all = context.metadata.values(for: "trace").joined(separator: ",")
            return EchoMessage(
                text: "\(context.metadata["authorization"] ?? "-") \(all) \(context.peer.uid == getuid())",
                number: seconds)
        }
        try await withServer([method]) { address in
            try await withClient(address) { client in
                var metadata: RPCMetadata = ["Authorization": "Bearer ü"]
                metadata.add("a", for: "trace")
                metadata.add("b", for: "TRACE")
                let response: EchoMessage = try await client.unary(
                    EchoService.echo, EchoMessage(), options: RPCCallOptions(timeout: .seconds(500), metadata: metadata)
                )
                #expect(response.text == "Bearer ü a,b true")
                #expect((400...500).contains(response.number))
            }
        }
    }

}
