import ArgumentParser
import Echo
import RPC

/// Prints: MB/s, CPU seconds per GB.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reads a stream of messages of a megabyte.")

    @OptionGroup var connection: Connection
    @Option(help: "How long.") var seconds = 2.0
    @Option(help: "Milliseconds to wait before each message: a slow reader.") var pause = 0.0

    func run() async throws {
        let client = try connection.client()
        defer { client.close() }
        let pause = Duration.milliseconds(pause)
        let reading = Task(executorPreference: client.executor) { [seconds] in
            let cpu = CPUTime()
            let start = ContinuousClock.now
            var bytes = 0
            let chunks: RPCResponses<EchoMessage> = client.serverStreaming(RPCBench.method("Chunks"), EchoMessage())
            for try await chunk in chunks {
                bytes += chunk.payload.count
                if pause > .zero { try await Task.sleep(for: pause) }
                if ContinuousClock.now - start >= .seconds(seconds) { break }
            }
            let took = (ContinuousClock.now - start) / .seconds(1)
            return "\((Double(bytes) / took / 1e6).rounded()) \(cpu.secondsSince / (Double(bytes) / 1e9))"
        }
        print(try await reading.value)
    }
}
