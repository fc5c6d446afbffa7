import ArgumentParser
import Echo
import RPC
import Synchronization

/// Calls an idempotent method of a server, in the same process, that fails a share of its calls. Prints: calls, how
/// many times as many the server saw, and the share that failed for the caller.
struct Budget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What repetitions add to the load on a failing server.")

    @OptionGroup var connection: Connection
    @Option(help: "The share of calls that the server fails as unavailable.") var failing = 0.2
    @Option(help: "Callers, each with one call in flight.") var inFlight = 64
    @Option(help: "How long.") var seconds = 2.0

    func run() async throws {
        let served = Atomic(0)
        let method = RPCBench.method("Echo", isIdempotent: true)
        let failing = failing
        let server = try RPCServer(
            address: try connection.rpcAddress(),
            methods: [
                .inline(method) { (request: EchoMessage, _) in
                    served.wrappingAdd(1, ordering: .relaxed)
                    if Double.random(in: 0..<1) < failing { throw RPCError.unavailable("busy", "Busy") }
                    return request
                }
            ], logger: RPCBench.logger)
        try await server.listen()
        let running = Task { try await server.run() }
        let client = try connection.client()
        let (calls, failures) = await load(client, method)
        client.close()
        running.cancel()
        try await running.value
        let seen = served.load(ordering: .relaxed)
        print(calls, Double(seen) / Double(calls), Double(failures) / Double(calls))
    }

    private func load(_ client: RPCClient, _ method: RPCMethodName) async -> (calls: Int, failures: Int) {
        let end = ContinuousClock.now + .seconds(seconds)
        return await withTaskGroup(of: (Int, Int).self) { group in
            for _ in 0..<inFlight {
                group.addTask(executorPreference: client.executor) {
                    var (calls, failures) = (0, 0)
                    while ContinuousClock.now < end {
                        calls += 1
                        do throws(RPCError) {
                            let _: EchoMessage = try await client.unary(method, EchoMessage())
                        } catch {
                            failures += 1
                        }
                    }
                    return (calls, failures)
                }
            }
            return await group.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
        }
    }
}
