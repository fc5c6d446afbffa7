import Echo
import Glibc
import Logging
import NIOPosix
import RPC

/// Echo over the RPC runtime, server and client in processes of their own.
///
///     rpc-bench server SOCKET
///     rpc-bench client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS METHOD
///
/// METHOD is Echo (an inline handler), EchoAsync (a task per call) or EchoHop (a task that really suspends). The client
/// prints: requests/s, p50 us, p99 us, CPU seconds per 100k requests.
@main
struct RPCBench {
    static let service = "veogen.echo.Echo"

    static func main() async throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "server" where arguments.count == 3:
            try await serve(arguments[2])
        case "client" where arguments.count == 7:
            guard let bytes = Int(arguments[3]), let inFlight = Int(arguments[4]), let seconds = Double(arguments[5])
            else { return usage() }
            let load = Load(
                method: RPCMethodName(service: service, method: arguments[6]), messageBytes: bytes, inFlight: inFlight,
                duration: .seconds(seconds))
            print(try await load.run(socket: arguments[2]))
        default:
            usage()
        }
    }

    private static func usage() {
        print("usage: rpc-bench server SOCKET | client SOCKET MESSAGE_BYTES IN_FLIGHT SECONDS METHOD")
    }

    private static func serve(_ socket: String) async throws {
        let methods: [RPCMethod] = [
            .inline(RPCMethodName(service: service, method: "Echo")) { (request: EchoMessage, _) in request },
            .unary(RPCMethodName(service: service, method: "EchoAsync")) { (request: EchoMessage, _) async in request },
            .unary(RPCMethodName(service: service, method: "EchoHop")) { (request: EchoMessage, _) async in
                await Task.yield()
                return request
            },
        ]
        let server = try RPCServer(
            address: .unix(path: socket), methods: methods,
            logger: Logger(label: "rpc-bench") { _ in SwiftLogNoOpLogHandler() },
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
        try await server.run()
    }
}
