import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("OpenAI's own SDK", .serialized)
struct OpenAITests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        "it makes, polls, lists, saves, remixes and deletes videos, and never begins one twice",
        .timeLimit(.minutes(10)), arguments: ["2.24.0", "3.54.0"])
    func videos(version: String) async throws {
        try await RunningStack.with { stack in
            let python = Self.root.appendingPathComponent(".build/python")
            let script = Self.root.appendingPathComponent("Tests/OpenAI/videos.py").path
            let (token, other) = (try await stack.newUser(), try await stack.newUser())
            let result = try await run(
                .path(FilePath(python.appendingPathComponent("bin/python3").path)),
                arguments: [script, stack.url, token, other],
                environment: .inherit.updating(["PYTHONPATH": python.appendingPathComponent("openai-\(version)").path]),
                output: .discarded, error: .string(limit: 1_000_000))
            let said = result.standardError.suffix(2_000)
            #expect(result.terminationStatus == .exited(0), "Has scripts/install test run? \(said)")
        }
    }
}
