import ArgumentParser
import ProtobufJSON

/// Shows a part of a service's contract.
struct RPCDescribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show a service, a method with its messages, a message or an enum as its contract declares it.")

    @OptionGroup var server: RPCServerOptions

    @Argument(help: "SERVICE, SERVICE.METHOD, or the full name of a message or an enum.")
    var name: String

    func run() async throws {
        try await server.connect { _, contract in
            guard let text = ContractText(contract.types).describe(name) else { throw UnknownName(name: name) }
            Console.result(text)
        }
    }
}
