import Foundation
import Glibc
import Testing

@Suite("A provider that is paid", .serialized)
struct PaidProviderTests {
    /// Runs `body` with a stack before the fake provider, and the file of what that has billed.
    private func withStack(_ body: @escaping @Sendable (RunningStack, URL) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let ledger = folder.url.appending(path: "ledger.jsonl")
        let models = folder.url.appending(path: "models.json")
        try Data(
            """
            {"models": [{"id": "paid", "description": "For tests.", "seconds": [4], "qualities": ["draft"],
             "aspect_ratios": ["16:9"], "price_per_second_micros": 100000}]}
            """.utf8
        ).write(to: models)
        let upstream = Process()
        upstream.executableURL = URL(filePath: Program.path("FakeUpstream").string)
        upstream.arguments = ["--ledger", ledger.path, "--key", "k"]
        let (input, output) = (Pipe(), Pipe())
        upstream.standardInput = input
        upstream.standardOutput = output
        try upstream.run()
        defer {
            try? input.fileHandleForWriting.close()
            upstream.waitUntilExit()
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(line.split(whereSeparator: \.isWhitespace).last)
        try await RunningStack.with([
            "OPENAI_VIDEO_BASE_URL": "http://127.0.0.1:\(port)/v1", "OPENAI_VIDEO_API_KEY": "k",
            "OPENAI_VIDEO_MODELS_FILE": models.path, "OPENAI_VIDEO_POLL_SECONDS": "500ms", "JOB_RETRY_SECONDS": "1",
            "PROVIDER_OUTCOME_WAIT_SECONDS": "5",
        ]) { stack in try await body(stack, ledger) }
    }

    private func billed(_ ledger: URL) throws -> Int {
        try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").count
    }

    /// Orders a video as a new user; its path and the user's token.
    private func order(_ prompt: String, _ stack: RunningStack) async throws -> (path: String, token: String) {
        let token = try await stack.newUser()
        let wish: [String: Any] = ["prompt": prompt, "duration": 4, "quality": "draft", "model": "paid"]
        // The model is offered as soon as the catalogue has been read.
        while true {
            let accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
            if accepted.status == 200, let id = accepted.object["job_id"] as? String {
                return ("/api/v1/videos/\(id)", token)
            }
            try #require(accepted.status == 422 || accepted.status == 503, "\(accepted)")
        }
    }

    private func end(_ path: String, _ token: String, _ stack: RunningStack) async throws -> [String: Any] {
        try await stack.until("GET", path, token: token) {
            ["completed", "failed"].contains($0.object["status"] as? String)
        }
    }

    @Test("is paid once for a video, although AIService is killed while it is made", .timeLimit(.minutes(4)))
    func killed() async throws {
        try await withStack { stack, ledger in
            let (path, token) = try await order("a ship at night [polls:6]", stack)
            _ = try await stack.until("GET", path, token: token) { $0.object["progress"] as? Int ?? 0 > 0 }
            kill(try stack.pid("ai"), SIGKILL)
            let video = try await end(path, token, stack)
            #expect(video["status"] as? String == "completed", "\(video)")
            #expect(try billed(ledger) == 1)
            let content = try await stack.send("GET", path + "/content", token: token)
            #expect(content.status == 200)
        }
    }

    @Test("whose answer is lost is not asked a second time", .timeLimit(.minutes(4)))
    func lostAnswer() async throws {
        try await withStack { stack, ledger in
            let (path, token) = try await order("a ship at night [create:accept-reset]", stack)
            let video = try await end(path, token, stack)
            #expect(video["status"] as? String == "failed", "\(video)")
            let error = video["error"] as? [String: Any]
            #expect(error?["code"] as? String == "provider_outcome_unknown", "\(video)")
            #expect(try billed(ledger) == 1)
        }
    }
}
