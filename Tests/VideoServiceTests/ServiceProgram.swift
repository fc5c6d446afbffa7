import Foundation
import Synchronization

/// A process of one of the services, built with the tests.
final class ServiceProgram: Sendable {
    let pid: Int32
    private let hasEnded: Mutex<Bool>
    private let ends: AsyncStream<Void>

    /// Starts a program with an environment of its own.
    init(_ name: String, _ arguments: [String], environment: [String: String]) throws {
        let process = Process()
        let executable = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        process.executableURL = executable.deletingLastPathComponent().appendingPathComponent(name)
        process.arguments = arguments
        process.environment = environment.merging(
            ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "LOG_LEVEL": "critical"]
        ) { given, _ in given }
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        self.ends = ends
        hasEnded = Mutex(false)
        pid = process.processIdentifier
    }

    /// A worker of a service.
    static func worker(
        _ service: TestService, databaseURL: String, environment: [String: String] = [:]
    ) throws -> ServiceProgram {
        let own = [
            "DATABASE_URL": databaseURL, "AI_ADDRESS": "\(service.aiAddress)",
            "ARTIFACTS_PATH": service.artifactsPath,
        ]
        return try ServiceProgram(
            "veogen-video", ["work"], environment: own.merging(environment) { _, given in given })
    }

    /// Waits for the end of the process.
    func ended() async {
        for await _ in ends {}
        hasEnded.withLock { $0 = true }
    }

    /// Ends it as nothing can prepare for, unless its end is known, and waits for that.
    func kill() async {
        // The number of a process that has ended may be another's by now.
        if !hasEnded.withLock({ $0 }) { Foundation.kill(pid, SIGKILL) }
        await ended()
    }
}
