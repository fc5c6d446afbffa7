import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("What openapi.json promises")
struct ContractTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let password = "a long password"
    /// Streams that end with their watcher alone; tests of their own read them.
    private static let endless = ["/api/v1/events", "/api/v1/videos/{id}/events"]

    /// How many cases each route is tried with, and by what seed; `scripts/contract` tries more, others each time.
    private static var extent: [String] {
        let environment = ProcessInfo.processInfo.environment
        guard let count = environment["CONTRACT_CASES"] else {
            return ["--phases", "examples,fuzzing", "--max-examples", "3", "--seed", "1"]
        }
        return ["--max-examples", count] + (environment["CONTRACT_SEED"].map { ["--seed", $0] } ?? [])
    }

    @Test("schemathesis finds no defect and no answer that is not described", .timeLimit(.minutes(60)))
    func holds() async throws {
        try await RunningStack.with(["TEST_PROVIDER_ENABLED": "true"]) { stack in
            let account = ["email": "ada@example.com", "username": "ada", "password": Self.password]
            #expect(try await stack.send("POST", "/api/v1/auth/register", json: account).status == 200)
            try await stack.makeAdmin("ada@example.com")
            let folder = Self.root.appendingPathComponent("Tests/Contract").path
            let arguments =
                ["--config-file", folder + "/schemathesis.toml", "run", stack.url + "/openapi.json", "--no-color"]
                + Self.endless.flatMap { ["--exclude-path", $0] } + Self.extent
            let result = try await run(
                .path(FilePath(Self.root.appendingPathComponent(".build/python/bin/schemathesis").path)),
                arguments: Arguments(arguments),
                environment: .inherit.updating([
                    "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1", "SCHEMATHESIS_HOOKS": "hooks",
                    "CONTRACT_URL": stack.url, "CONTRACT_EMAIL": "ada@example.com", "CONTRACT_PASSWORD": Self.password,
                ]),
                workingDirectory: FilePath(stack.folder.path), output: .string(limit: 10_000_000),
                error: .string(limit: 1_000_000))
            let said = result.standardOutput.suffix(4_000) + result.standardError.suffix(2_000)
            #expect(result.terminationStatus == .exited(0), "Has scripts/install test run? \(said)")
        }
    }
}
