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
        let samples = try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for client in clients {
                for _ in 0..<inFlight {
                    group.addTask(executorPreference: client.executor) {
                        try await call(client, until: start + duration)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return summary(samples.sorted(), took: ContinuousClock.now - start, cpuSeconds: cpu.secondsSince)
    }

    /// Nanoseconds of each call.
    private func call(_ client: RPCClient, until end: ContinuousClock.Instant) async throws -> [UInt32] {
        var samples: [UInt32] = []
        let request = EchoMessage(payload: [UInt8](repeating: 7, count: messageBytes))
        let options = RPCCallOptions(timeout: .seconds(30), metadata: metadata)
        var begun = ContinuousClock.now
        while begun < end {
            let response: EchoMessage = try await client.unary(method, request, options: options)
            guard response.payload == request.payload else { throw WrongEcho() }
            let done = ContinuousClock.now
            samples.append(UInt32(clamping: (done - begun).components.attoseconds / 1_000_000_000))
            begun = done
        }
        return samples
    }

    private func summary(_ samples: [UInt32], took: Duration, cpuSeconds: Double) -> String {
        guard !samples.isEmpty else { return "0 0 0 0" }
        let perSecond = Double(samples.count) / (took / .seconds(1))
        let numbers = [
            perSecond.rounded(),
            microseconds(samples[samples.count / 2]),
            microseconds(samples[samples.count * 99 / 100]),
            (cpuSeconds * 1e8 / Double(samples.count)).rounded() / 1000,
        ]
        return numbers.map { "\($0)" }.joined(separator: " ")
    }

    private func microseconds(_ nanoseconds: UInt32) -> Double {
        (Double(nanoseconds) / 100).rounded() / 10
    }
}
