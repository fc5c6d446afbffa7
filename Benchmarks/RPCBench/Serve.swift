import ArgumentParser
import Echo
import Glibc
import RPC
import ServiceLifecycle

/// Serves until SIGTERM, which it takes as a service does: running calls finish.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves Echo, EchoAsync, EchoHop and Chunks.")

    /// Bytes of a message of Chunks.
    static let chunkBytes = 1_000_000

    @OptionGroup var connection: Connection

    func run() async throws {
        let server = try RPCServer(
            address: try connection.rpcAddress(), methods: Self.methods, security: try connection.security(),
            observer: connection.observer(.server), logger: RPCBench.logger, group: RPCBench.group)
        try await server.listen()
        // Not by print, which keeps it for later when nobody sees a terminal.
        let greeting = Array("\(server.boundAddress.map { "\($0)" } ?? "")\n".utf8)
        write(STDOUT_FILENO, greeting, greeting.count)
        let services = ServiceGroup(
            services: [server], gracefulShutdownSignals: [.sigterm], logger: RPCBench.logger)
        try await services.run()
    }

    /// An inline handler, a task per call, a task that really suspends, and messages of a megabyte without end.
    private static let methods: [RPCMethod] = [
        .inline(RPCBench.method("Echo")) { (request: EchoMessage, _) in request },
        .unary(RPCBench.method("EchoAsync")) { (request: EchoMessage, _) async in request },
        .unary(RPCBench.method("EchoHop")) { (request: EchoMessage, _) async in
            await Task.yield()
            return request
        },
        .serverStreaming(RPCBench.method("Chunks")) { (_: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
            let chunk = EchoMessage(payload: [UInt8](repeating: 7, count: chunkBytes))
            while true { try await writer.write(chunk) }
        },
    ]
}
