import Echo
import Glibc
import Logging
import RPC

/// A server or a client that the tests of the RPC runtime stop and kill.
///
///     RPCTestProcess serve SOCKET    answers Echo, holds every other call; prints "ready"
///     RPCTestProcess call SOCKET     calls EchoAsync and waits for its answer
@main
enum RPCTestProcess {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, let mode = arguments.first, let path = arguments.last else { return }
        if mode == "serve" { try await serve(path) } else { try await call(path) }
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func name(_ method: String) -> RPCMethodName {
        RPCMethodName(service: "veogen.echo.Echo", method: method)
    }

    private static func serve(_ path: String) async throws {
        let methods: [RPCMethod] = [
            .inline(name("Echo")) { (request: EchoMessage, _) in request },
            .unary(name("EchoAsync")) { (request: EchoMessage, _) in
                await hold()
                return request
            },
            .serverStreaming(name("Count")) { (request: EchoMessage, _, responses: RPCResponseWriter<EchoMessage>) in
                try await responses.write(request)
                await hold()
            },
            .clientStreaming(name("Sum")) { (requests: RPCRequests<EchoMessage>, _) in
                try await requests.reduce(into: EchoMessage()) { $0.number += $1.number }
            },
            .bidirectionalStreaming(name("Chat")) {
                (requests: RPCRequests<EchoMessage>, _, responses: RPCResponseWriter<EchoMessage>) in
                for try await request in requests { try await responses.write(request) }
            },
        ]
        let server = try RPCServer(address: .unix(path: path), methods: methods, logger: logger)
        try await server.listen()
        // Not by print, which keeps it for later when nobody sees a terminal.
        let greeting = Array("ready\n".utf8)
        write(STDOUT_FILENO, greeting, greeting.count)
        try await server.run()
    }

    /// Waits for the task's cancellation.
    private static func hold() async {
        let (never, _) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
    }

    private static func call(_ path: String) async throws {
        let client = RPCClient(address: .unix(path: path), logger: logger)
        let _: EchoMessage = try await client.unary(name("EchoAsync"), EchoMessage())
    }
}
