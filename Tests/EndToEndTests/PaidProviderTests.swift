import Foundation
import Glibc
import Testing

@Suite("A provider that is paid", .serialized)
struct PaidProviderTests {
    /// Runs `body` with a stack before the fake provider.
    private func withStack(
        _ body: @escaping @Sendable (RunningStack, PaidUpstream) async throws -> Void
    ) async throws {
        try await PaidUpstream.with { upstream in
            try await RunningStack.with(upstream.environment) { try await body($0, upstream) }
        }
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
        try await withStack { stack, upstream in
            let (path, token) = try await order("a ship at night [polls:6]", stack)
            _ = try await stack.until("GET", path, token: token) { $0.object["progress"] as? Int ?? 0 > 0 }
            kill(try stack.pid("ai"), SIGKILL)
            let video = try await end(path, token, stack)
            #expect(video["status"] as? String == "completed", "\(video)")
            #expect(try upstream.billedCount() == 1)
            let content = try await stack.send("GET", path + "/content", token: token)
            #expect(content.status == 200)
        }
    }

    @Test("whose answer is lost is not asked a second time", .timeLimit(.minutes(4)))
    func lostAnswer() async throws {
        try await withStack { stack, upstream in
            let (path, token) = try await order("a ship at night [create:accept-reset]", stack)
            let video = try await end(path, token, stack)
            #expect(video["status"] as? String == "failed", "\(video)")
            let error = video["error"] as? [String: Any]
            #expect(error?["code"] as? String == "provider_outcome_unknown", "\(video)")
            #expect(try upstream.billedCount() == 1)
        }
    }
}
