import Foundation
import Glibc
import Subprocess
import Testing

@Suite("A provider that is paid", .serialized)
struct PaidProviderTests {
    /// Runs `body` with a stack before the fake provider.
    private func withStack(
        _ settings: [Environment.Key: String?] = [:],
        _ body: @escaping @Sendable (RunningStack, PaidUpstream) async throws -> Void
    ) async throws {
        try await PaidUpstream.with { upstream in
            let environment = upstream.environment.merging(settings) { $1 }
            try await RunningStack.with(environment) { try await body($0, upstream) }
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

    @Test(
        "makes one video after the other where it is to, each in its first try, also with a wrong key beside the right",
        .timeLimit(.minutes(4)))
    func limits() async throws {
        let settings: [Environment.Key: String?] = [
            "OPENAI_VIDEO_IN_FLIGHT_MAX": "1", "OPENAI_VIDEO_API_KEY": "wrong\nk",
        ]
        try await withStack(settings) { stack, upstream in
            var videos: [(path: String, token: String)] = []
            for _ in 0..<3 { videos.append(try await order("a ship at night [polls:2]", stack)) }
            for (path, token) in videos {
                let video = try await end(path, token, stack)
                #expect(video["status"] as? String == "completed" && video["attempts"] as? Int == 1, "\(video)")
            }
            let bill = try upstream.bill()
            #expect(bill.count == 3 && Set(bill.compactMap { $0["marker"] as? String }).count == 3)
            // A video lasts for three polls, each half a second after the last: so far apart are the orders at least.
            let moments = bill.compactMap { $0["at"] as? Double }
            #expect(zip(moments, moments.dropFirst()).allSatisfy { $1 - $0 > 1 }, "\(moments)")
        }
    }
}
