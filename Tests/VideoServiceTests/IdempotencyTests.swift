import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Requests that may be repeated", .timeLimit(.minutes(2)))
struct IdempotencyTests {
    @Test("Fifty requests at once with one key make one video, and get one answer")
    func parallel() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let replies = try await withThrowingTaskGroup(of: GenerateVideoReply.self) { group in
                for _ in 0..<50 { group.addTask { try await Self.generate(service, key: "a-key") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(replies.map(\.jobID)).count == 1)
            #expect(replies.count { !$0.replayed } == 1)
            #expect(Set(replies.map(\.message)) == ["Video generation started"])
            #expect(try await service.number("SELECT count(*) FROM video") == 1)
            #expect(try await service.queue.unfinishedCount() == 1)
        }
    }

    @Test("A key belongs to one request of one user, and to one route")
    func scope() async throws {
        try await TestService.run({ $0.ai.submission = .rejected(permanent: true) }) { service in
            let first = try await Self.generate(service, key: "k")
            let error = await refusal { try await Self.generate(service, key: "k", prompt: "another") }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "idempotency_key_reused")
            #expect(error?.faults.map(\.location) == [["header", "Idempotency-Key"]])
            let other = try await Self.generate(service, key: "K")
            let stranger = try await service.client.generateVideo(
                Self.wish(), options: Self.options(service, key: "k", user: .random())
            )
            #expect(Set([first.jobID, other.jobID, stranger.jobID]).count == 3)
            _ = try await service.finished(first.jobID)
            let again = try await Self.regenerate(service, first.jobID, key: "k")
            #expect(!again.replayed)
            #expect(again.jobID == first.jobID)
        }
    }

    @Test("A key is free again after a day")
    func expiry() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let first = try await Self.generate(service, key: "k")
            try await service.pool.execute("UPDATE idempotency_key SET created_at = now() - interval '1 day'")
            let second = try await Self.generate(service, key: "k", prompt: "another")
            #expect(!second.replayed)
            #expect(second.jobID != first.jobID)
            #expect(try await Self.generate(service, key: "k", prompt: "another").replayed)
        }
    }

    @Test("A request that was refused may be repeated with its key")
    func refused() async throws {
        try await TestService.run({ ($0.runsWorker, $0.queueSizeMax) = (false, 1) }) { service in
            let first = try await service.generate()
            #expect(await refusal { try await Self.generate(service, key: "k") }?.reason == "queue_full")
            _ = try await service.client.cancelVideo(CancelVideoRequest(id: first), options: service.by())
            #expect(try await !Self.generate(service, key: "k").replayed)
        }
    }

    @Test(
        "A key that is none is refused",
        arguments: ["", " ", "a b", "ä", String(repeating: "x", count: 256), "tab\t"])
    func invalid(key: String) async throws {
        try await TestService.run({ $0.runsWorker = false }) { service async throws in
            let error = await refusal { try await Self.generate(service, key: key) }
            #expect(error?.reason == "idempotency_key_invalid")
            #expect(try await service.number("SELECT count(*) FROM video") == 0)
        }
    }

    @Test("A video is made again once for a key, whether asked at once or after it has failed anew")
    func regeneration() async throws {
        try await TestService.run({ $0.ai.submission = .rejected(permanent: true) }) { service in
            let id = try await service.generate()
            _ = try await service.finished(id)
            let replies = try await withThrowingTaskGroup(of: GenerateVideoReply.self) { group in
                for _ in 0..<20 { group.addTask { try await Self.regenerate(service, id, key: "k") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count { !$0.replayed } == 1)
            #expect(replies.allSatisfy { $0.jobID == id && $0.message == "Video regeneration started" })
            while service.ai.record.submitted.count < 2 { await service.ai.next("submit") }
            while try await service.get(id).status != .failed { await Task.yield() }
            #expect(try await Self.regenerate(service, id, key: "k").replayed)
            #expect(try await !Self.regenerate(service, id, key: "another").replayed)
        }
    }

    @Test("A request waits for one with the same key, but not for ever")
    func wait() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            try await service.pool.transaction { transaction in
                try await transaction.execute(
                    """
                    INSERT INTO idempotency_key (owner, route, key, body_sha256, video_id)
                    VALUES ($1, 'generate', 'k', '', gen_random_uuid())
                    """, [.uuid(PostgresUUID(service.user))])
                let error = await refusal { try await Self.generate(service, key: "k") }
                #expect(error?.reason == "idempotency_key_in_use")
                #expect(error?.code == .aborted)
            }
            #expect(try await service.number("SELECT count(*) FROM video") == 0)
        }
    }

    private static func wish(_ prompt: String = "a lighthouse") -> GenerateVideoRequest {
        GenerateVideoRequest(prompt: prompt, duration: 5)
    }

    private static func generate(
        _ service: TestService, key: String, prompt: String = "a lighthouse"
    ) async throws -> GenerateVideoReply {
        try await service.client.generateVideo(wish(prompt), options: options(service, key: key))
    }

    private static func regenerate(
        _ service: TestService, _ id: String, key: String
    ) async throws -> GenerateVideoReply {
        try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: options(service, key: key))
    }

    private static func options(_ service: TestService, key: String, user: UniqueID? = nil) -> RPCCallOptions {
        var options = service.by(user)
        options.metadata.add(key, for: "idempotency-key")
        return options
    }
}
