import ArgumentParser
import Foundation
import Protobuf
import ProtobufJSON
import RPC
import VeoGenAPI

/// Calls one method.
struct RPCCall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call a method with a request in JSON; each answer is a line of JSON on standard output.",
        discussion: "A call that fails is told of on standard error and by the exit status, 64 and its gRPC code.")

    @OptionGroup var server: RPCServerOptions

    @Argument(help: "SERVICE/METHOD; the service's last part is enough.")
    var method: String

    @Argument(help: "The request as JSON; - reads it from standard input.")
    var request = "{}"

    @Option(help: "An access token, sent as `authorization: Bearer TOKEN`.")
    var token: String?

    @Option(name: .shortAndLong, help: "Metadata to send, KEY=VALUE; may be given several times.")
    var metadata: [String] = []

    func validate() throws {
        guard metadata.allSatisfy({ $0.contains("=") && !$0.hasPrefix("=") }) else {
            throw ValidationError("--metadata is KEY=VALUE")
        }
    }

    func run() async throws {
        try await server.connect { client, contract in
            guard let (service, type) = contract.types.method(named: method) else { throw UnknownName(name: method) }
            guard !type.isClientStreaming else {
                throw RPCError(.unimplemented, reason: "client_streaming", message: "The method takes a stream")
            }
            let name = RPCMethodName(service: service.fullName, method: type.name)
            let message = EncodedMessage(try MessageEncoder(contract.types).encode(try json(), as: type.input))
            let options = server.callOptions(metadata: callMetadata)
            var decoder = MessageDecoder(contract.types)
            if type.isServerStreaming {
                let answers: RPCResponses<EncodedMessage> = client.serverStreaming(name, message, options: options)
                for try await answer in answers {
                    Console.result(try decoder.decode(answer.bytes, as: type.output))
                }
            } else {
                let answer: EncodedMessage = try await client.unary(name, message, options: options)
                Console.result(try decoder.decode(answer.bytes, as: type.output))
            }
        }
    }

    private func json() throws -> JSONValue {
        let text = request == "-" ? try FileHandle.standardInput.readToEnd() ?? Data() : Data(request.utf8)
        do {
            return try JSONValue(parsing: Array(text))
        } catch {
            throw RPCError.invalidArgument("malformed_json", "The request is no JSON at byte \(error.offset)")
        }
    }

    private var callMetadata: RPCMetadata {
        var all = RPCMetadata()
        for pair in metadata {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if let key = parts.first, let value = parts.last { all.add(String(value), for: String(key)) }
        }
        if let token { all["authorization"] = "Bearer \(token)" }
        return all
    }
}
