import ArgumentParser
import Logging
import ProtobufJSON
import RPC
import ServiceRuntime
import VeoGenAPI

/// Which service a command is for.
struct RPCServerOptions: ParsableArguments {
    @Argument(help: "unix:///path or tcp://host:port.")
    var address: String

    @Option(help: "A name that the service's certificate carries, such as auth.veogen; for TCP with TLS.")
    var identity: [String] = []

    @Option(help: "Seconds that the service has to answer.")
    var timeout = 30

    func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout is from 1 to 86400") }
    }

    /// The settings that say how a connection is secured.
    private struct Config: ServiceConfig {
        let rpc: RPCSettings

        init(from settings: inout Settings) {
            rpc = RPCSettings(from: &settings)
        }
    }

    /// Connects for the duration of `body`; failures end the command with a line on standard error, and calls that
    /// failed with 64 and their code as the exit status.
    func connect(_ body: (RPCClient, ServerContract) async throws -> Void) async throws {
        do {
            let logger = Logger(label: "veogen") { label in
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = .error
                return handler
            }
            let security = try Config.load(from: .ofProcess()).rpc.security(logger: logger)
            let client = RPCClient(
                address: try RPCAddress(parsing: address), security: security.expecting(Set(identity)), logger: logger)
            defer { client.close() }
            let description = try await ReflectionClient(client).describeServer(options: callOptions())
            let contract = ServerContract(
                services: description.services, types: try DescriptorSet(parsing: description.descriptorSet ?? []))
            try await body(client, contract)
        } catch let error as RPCError {
            Console.note("veogen: \(error)")
            for fault in error.faults { Console.note("  \(fault.location.joined(separator: ".")): \(fault.message)") }
            throw ExitCode(64 + error.code.rawValue)
        } catch {
            Console.note("veogen: \(error)")
            throw ExitCode.failure
        }
    }

    func callOptions(metadata: RPCMetadata = RPCMetadata()) -> RPCCallOptions {
        RPCCallOptions(timeout: .seconds(timeout), metadata: metadata)
    }
}

/// What a service says of itself.
struct ServerContract {
    /// Full names of what it serves.
    let services: [String]
    /// The declarations.
    let types: DescriptorSet
}

/// What was asked for is not there.
struct UnknownName: Error, CustomStringConvertible {
    let name: String
    var description: String { "There is no \(name); `veogen rpc list` says what there is" }
}
