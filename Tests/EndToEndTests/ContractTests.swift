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

    /// How many cases each route and kind of trial is tried with at most; nil for the few of every test run.
    /// `scripts/contract` tries more, others each time, and routes one after the other with what the former answered.
    private static let casesPerRoute = ProcessInfo.processInfo.environment["CONTRACT_CASES"].flatMap { Int($0) }

    private static var extent: [String] {
        guard let casesPerRoute else {
            return ["--phases", "examples,fuzzing", "--max-examples", "3", "--seed", "1"]
        }
        let seed = ProcessInfo.processInfo.environment["CONTRACT_SEED"].map { ["--seed", $0] } ?? []
        return ["--phases", "examples,coverage,fuzzing,stateful", "--max-examples", String(casesPerRoute)] + seed
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
            if let casesPerRoute = Self.casesPerRoute {
                try Self.checkExtent(of: result.standardOutput, casesPerRoute: casesPerRoute)
            }
        }
    }

    /// A run that tried less than it was asked to has shown less.
    private static func checkExtent(of output: String, casesPerRoute: Int) throws {
        let summary = output[try #require(output.range(of: "Test Phases:")).lowerBound...]
        print(summary)
        #expect(summary.contains("✅ Stateful"))
        let cases = try #require(summary.firstMatch(of: /(\d+) generated/).flatMap { Int($0.1) })
        #expect(cases >= 50 * casesPerRoute)
    }
}
