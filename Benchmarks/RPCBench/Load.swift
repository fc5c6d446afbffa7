import Echo
import Glibc
import Logging
import NIOPosix
import RPC

/// A number of callers that each keep one call in flight.
struct Load: Sendable {
    let method: RPCMethodName
    let messageBytes: Int
    let inFlight: Int
    let duration: Duration

    struct WrongEcho: Error {}

    /// Runs the load and returns the line to print.
    func run(socket: String) async throws -> String {
        let client = RPCClient(
            address: .unix(path: socket), logger: Logger(label: "rpc-bench") { _ in SwiftLogNoOpLogHandler() },
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
        defer { client.close() }
        let _: EchoMessage = try await client.unary(method, EchoMessage())
        let start = ContinuousClock.now
        let cpuAtStart = cpuSeconds()
        let samples = try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for _ in 0..<inFlight {
                group.addTask(executorPreference: client.executor) {
                    try await call(client, until: start + duration)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let took = ContinuousClock.now - start
        let cpu = cpuSeconds() - cpuAtStart
        return summary(samples.sorted(), took: took, cpuSeconds: cpu)
    }

    /// Nanoseconds of each call.
    private func call(_ client: RPCClient, until end: ContinuousClock.Instant) async throws -> [UInt32] {
        var samples: [UInt32] = []
        let request = EchoMessage(payload: [UInt8](repeating: 7, count: messageBytes))
        var begun = ContinuousClock.now
        while begun < end {
            let response: EchoMessage = try await client.unary(method, request)
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

    private func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let micro = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + micro / 1e6
    }
}
