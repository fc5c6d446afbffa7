import Echo
import RPC

/// A number of callers on each connection that each keep one call in flight.
struct Load: Sendable {
    let method: RPCMethodName
    let messageBytes: Int
    let inFlight: Int
    let duration: Duration
    let metadata: RPCMetadata

    struct WrongEcho: Error {}

    /// Runs the load and returns the line to print.
    func run(over clients: [RPCClient]) async throws -> String {
        for client in clients { let _: EchoMessage = try await client.unary(method, EchoMessage()) }
        let start = ContinuousClock.now
        let cpu = CPUTime()
        let samples = try await withThrowingTaskGroup(of: Samples.self) { group in
            for client in clients {
                for _ in 0..<inFlight {
                    group.addTask(executorPreference: client.executor) {
                        try await call(client, until: start + duration)
                    }
                }
            }
            return try await group.reduce(into: Samples()) { $0.add($1) }
        }
        return samples.summary(took: ContinuousClock.now - start, cpuSeconds: cpu.secondsSince)
    }

    private func call(_ client: RPCClient, until end: ContinuousClock.Instant) async throws -> Samples {
        var samples = Samples()
        let request = EchoMessage(payload: [UInt8](repeating: 7, count: messageBytes))
        let options = RPCCallOptions(timeout: .seconds(30), metadata: metadata)
        var begun = ContinuousClock.now
        while begun < end {
            let response: EchoMessage = try await client.unary(method, request, options: options)
            guard response.payload == request.payload else { throw WrongEcho() }
            let done = ContinuousClock.now
            samples.add(nanoseconds: (done - begun).components.attoseconds / 1_000_000_000)
            begun = done
        }
        return samples
    }
}
