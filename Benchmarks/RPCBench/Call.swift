import ArgumentParser
import RPC

/// Prints: requests/s, p50 us, p99 us, CPU seconds per 100k requests.
struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Keeps calls in flight on each of some connections.")

    @OptionGroup var connection: Connection
    @Option(help: "Echo (inline), EchoAsync (a task) or EchoHop (a task that suspends).") var method = "Echo"
    @Option(help: "Bytes of a message.") var bytes = 100
    @Option(help: "Calls in flight on a connection.") var inFlight = 64
    @Option(help: "Connections.") var connections = 1
    @Option(help: "How long.") var seconds = 2.0

    func run() async throws {
        let load = Load(
            method: RPCBench.method(method), messageBytes: bytes, inFlight: inFlight, duration: .seconds(seconds),
            metadata: connection.metadata())
        let clients = try (0..<connections).map { _ in try connection.client() }
        defer { for client in clients { client.close() } }
        print(try await load.run(over: clients))
    }
}
