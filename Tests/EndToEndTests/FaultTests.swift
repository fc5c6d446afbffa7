import Foundation
import Glibc
import Testing

@Suite("A stack that is hurt", .serialized)
struct FaultTests {
    @Test("a video is made although worker and renderer are killed in the middle of it", .timeLimit(.minutes(5)))
    func killedProcesses() async throws {
        try await RunningStack.with(["JOB_RETRY_SECONDS": "1"]) { stack in
            let token = try await stack.newUser()
            let wish: [String: Any] = ["prompt": "a ship at night", "duration": 4, "quality": "draft"]
            let accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
            #expect(accepted.status == 200)
            let id = try #require(accepted.object["job_id"] as? String)
            let path = "/api/v1/videos/\(id)"
            _ = try await stack.until("GET", path, token: token) { $0.object["status"] as? String == "processing" }
            kill(try stack.pid("worker"), SIGKILL)
            kill(try stack.pid("ai"), SIGKILL)
            let video = try await stack.until("GET", path, token: token) {
                ["completed", "failed"].contains($0.object["status"] as? String)
            }
            #expect(video["status"] as? String == "completed", "\(video)")
            let content = try await stack.send("GET", path + "/content", token: token)
            #expect(content.status == 200)
        }
    }

    @Test("a service that dies leaves the others alone, and is back by itself", .timeLimit(.minutes(5)))
    func serviceDies() async throws {
        try await RunningStack.with { stack in
            let token = try await stack.newUser()
            let path = "/api/v1/videos/"
            #expect(try await stack.send("GET", path, token: token).status == 200)
            let first = try stack.pid("video")
            kill(first, SIGKILL)
            #expect(try await stack.send("GET", "/api/v1/models", token: token).status == 200)
            #expect(try await stack.send("GET", "/health/live").status == 200)
            _ = try await stack.until("GET", path, token: token) { $0.status == 200 && kill(first, 0) != 0 }
        }
    }

    @Test("nothing outlives a supervisor that is killed", .timeLimit(.minutes(5)))
    func killedSupervisor() async throws {
        try await RunningStack.with(endedBy: SIGKILL) { stack in
            let pids = try ["auth", "ai", "video", "worker", "gateway"].map { try stack.pid($0) }
            let postgres = try stack.pid("postgres")
            kill(stack.supervisor, SIGKILL)
            for pid in pids {
                while kill(pid, 0) == 0 {
                    try Task.checkCancellation()
                    await Task.yield()
                }
            }
            // PostgreSQL goes on: the next start takes it over. Here there is none.
            kill(postgres, SIGQUIT)
        }
    }
}
