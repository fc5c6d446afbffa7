import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("The studio in Chromium", .serialized)
struct BrowserTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Runs one of the programs of Tests/Browser against a stack of its own; its last words, should it fail.
    private static func browse(_ program: String, _ arguments: [String] = []) async throws {
        try await RunningStack.with { stack in
            let python = root.appendingPathComponent(".build/python/bin/python3").path
            let script = root.appendingPathComponent("Tests/Browser/\(program).py").path
            let result = try await run(
                .path(FilePath(python)), arguments: Arguments([script, stack.url] + arguments),
                output: .discarded, error: .string(limit: 1_000_000))
            let said = result.standardError.suffix(2_000)
            #expect(result.terminationStatus == .exited(0), "Has scripts/install test run? \(said)")
        }
    }

    @Test("a new user makes a video, watches, saves and deletes it", .timeLimit(.minutes(10)))
    func journey() async throws {
        try await Self.browse("journey")
    }

    @Test("a connection that is cut comes back by itself, and nothing is missed", .timeLimit(.minutes(10)))
    func lostConnection() async throws {
        try await Self.browse("lost_connection")
    }

    @Test("axe-core finds nothing serious in any view, and none is wider than its screen", .timeLimit(.minutes(10)))
    func accessibility() async throws {
        try await Self.browse("accessibility", [Self.root.appendingPathComponent(".build/screenshots").path])
    }
}
