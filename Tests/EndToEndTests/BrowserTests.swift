import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("The studio in Chromium", .serialized)
struct BrowserTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Webhooks of the tests are on this machine.
    private static let localWebhooks: [Environment.Key: String?] = ["WEBHOOK_LOOPBACK_ALLOWED": "true"]

    /// Runs one of the programs of Tests/Browser against a stack of its own; its last words, should it fail.
    private static func browse(
        _ program: String, in environment: [Environment.Key: String?] = [:],
        _ arguments: @escaping @Sendable (RunningStack) throws -> [String] = { _ in [] }
    ) async throws {
        try await RunningStack.with(environment) { stack in
            let python = root.appendingPathComponent(".build/python/bin/python3").path
            let script = root.appendingPathComponent("Tests/Browser/\(program).py").path
            let result = try await run(
                .path(FilePath(python)), arguments: Arguments([script, stack.url] + arguments(stack)),
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

    @Test("how many videos are ahead is told while one waits", .timeLimit(.minutes(10)))
    func line() async throws {
        try await Self.browse("line") { [String(try $0.pid("worker"))] }
    }

    @Test("keys and webhooks are made, used, shown once, and ended", .timeLimit(.minutes(10)))
    func settings() async throws {
        try await Self.browse("settings", in: Self.localWebhooks)
    }

    @Test("a draft is made for real by a model that is paid, once", .timeLimit(.minutes(10)))
    func promotion() async throws {
        try await PaidUpstream.with(qualities: ["draft", "high"]) { upstream in
            try await Self.browse("promotion", in: upstream.environment)
            #expect(try upstream.billedCount() == 1)
        }
    }

    @Test("a picture is chosen, shown, taken back, and begins a video", .timeLimit(.minutes(10)))
    func picture() async throws {
        try await PaidUpstream.with { upstream in
            try await Self.browse("picture", in: upstream.environment)
            #expect(try upstream.billedCount() == 0)
        }
    }

    @Test("every example of the reference runs as it stands, in each of its languages", .timeLimit(.minutes(10)))
    func examples() async throws {
        try await Self.browse("examples", in: ["TEST_PROVIDER_ENABLED": "true"])
    }

    @Test("axe-core finds nothing serious in any view, and none is wider than its screen", .timeLimit(.minutes(10)))
    func accessibility() async throws {
        try await Self.browse("accessibility", in: Self.localWebhooks) { _ in
            [Self.root.appendingPathComponent(".build/screenshots").path]
        }
    }
}
