import Foundation
import Subprocess
import Testing

/// AIService in a process of its own, which needs no other to run.
enum AIProcess {
    /// Runs the service and `body`, with the address that it listens on.
    static func with(
        address: String? = nil, _ environment: [Environment.Key: String?] = [:],
        _ body: @escaping @Sendable (_ address: String, _ pid: Int32) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let own: [Environment.Key: String?] = [
            "AI_ADDRESS": address ?? "unix://\(path)/ai.sock", "AUTH_ADDRESS": "unix://\(path)/auth.sock",
            "SCRATCH_PATH": "\(path)/scratch", "LOG_FORMAT": "json",
        ]
        let result = try await run(
            .path(Program.path("veogen-ai")), arguments: ["serve"],
            environment: .inherit.updating(own).updating(environment), input: .none, output: .discarded,
            error: .sequence
        ) { execution in
            var hasListened = false
            for try await line in execution.standardError.strings() {
                guard !hasListened, line.contains("RPC server listens"),
                    let address = line.firstMatch(of: /"address":"([^"]+)"/).map({ String($0.1) })
                else { continue }
                hasListened = true
                let pid = execution.processIdentifier.value
                do {
                    try await body(address.replacing("\\/", with: "/"), pid)
                } catch {
                    Issue.record(error)
                }
                kill(pid, SIGTERM)
            }
            #expect(hasListened, "the service never listened")
        }
        #expect(result.terminationStatus == TerminationStatus.exited(0))
    }
}
