import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Promoting drafts", .timeLimit(.minutes(2)))
struct PromoteTests {
    private static let film = Model(
        id: "film", provider: "studio", description: "For tests", durationMax: 8, qualities: [.standard, .high],
        aspectRatios: [.wide, .tall], pricePerSecondMicros: 200_000, durations: [4, 8])

    @Test("A draft becomes a new video of the same wish and seed, which names it")
    func promotes() async throws {
        try await Self.run { service in
            let wish = GenerateVideoRequest(
                prompt: "a lighthouse", style: .animated, duration: 4, quality: .draft, aspectRatio: .tall,
                negativePrompt: "people", seed: 4_294_967_295, metadata: [MetadataEntry(key: "a", value: "b")])
            let draft = try await Self.draft(service, wish)
            let reply = try await Self.promote(service, draft, model: "film")
            #expect((reply.status, reply.message, reply.replayed) == (.pending, "Video promotion started", false))
            #expect(reply.jobID != draft)
            let video = try await service.finished(reply.jobID)
            #expect(video.promotedFrom == draft)
            #expect((video.model, video.provider, video.quality) == ("film", "studio", .standard))
            #expect((video.prompt, video.negativePrompt, video.style) == ("a lighthouse", "people", .animated))
            #expect((video.duration, video.aspectRatio, video.seed) == (4, .tall, 4_294_967_295))
            #expect(video.metadata == wish.metadata)
            #expect((video.status, video.cost.estimated) == (.completed, 0.8))
            let sent = service.ai.record.submitted
            #expect(sent.map(\.model) == ["draft", "film"])
            #expect(Set(sent.map(\.seed)).count == 1)
            #expect(Set(sent.map(\.prompt)).count == 1)
            #expect(try await service.get(draft).promotedFrom == nil)

            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: draft), options: service.by())
            #expect(try await service.get(reply.jobID).promotedFrom == draft)
            let list = try await service.client.listVideos(options: service.by())
            #expect(list.videos.map(\.promotedFrom) == [draft])
        }
    }

    @Test("What is given changes, and the rest stays the draft's")
    func choices() async throws {
        try await Self.run { service in
            let draft = try await Self.draft(service)
            let finer = try await service.get(try await Self.promote(service, draft, quality: .standard).jobID)
            #expect((finer.model, finer.quality) == ("draft", .standard))
            let both = try await Self.promote(service, draft, model: "film", quality: .high).jobID
            #expect(try await service.get(both).quality == .high)
            // Drawn by the draft's provider, it is a draft in any quality.
            _ = try await service.finished(finer.id)
            let again = try await Self.promote(service, finer.id, model: "film").jobID
            #expect(try await service.get(again).promotedFrom == finer.id)
        }
    }

    @Test("What is no completed draft of the caller's is refused, and so is what the model can't do")
    func refusals() async throws {
        try await Self.run { service in
            let draft = try await Self.draft(service)
            for (id, user) in [(draft, try UniqueID.random()), (try UniqueID.random().description, service.user)] {
                let error = await refusal { try await Self.promote(service, id, model: "film", by: user) }
                #expect((error?.code, error?.message) == (.notFound, "Video generation not found"))
            }
            let real = try await Self.promote(service, draft, model: "film").jobID
            _ = try await service.finished(real)
            #expect(await refusal { try await Self.promote(service, real, quality: .high) }?.reason == "not_a_draft")

            let none = await refusal { try await Self.promote(service, draft) }
            #expect((none?.code, none?.faults.first?.type) == (.invalidArgument, "missing"))
            let unknown = await refusal { try await Self.promote(service, draft, model: "nope") }
            #expect(unknown?.faults.map(\.location) == [["body", "model"]])
            let coarse = await refusal { try await Self.promote(service, draft, model: "film", quality: .draft) }
            #expect(coarse?.faults.map(\.location) == [["body", "quality"]])
            let same = await refusal { try await Self.promote(service, draft, model: "draft", quality: .draft) }
            #expect(same?.faults.map(\.type) == ["value_error"])
            let odd = try await Self.draft(service, Self.wish(duration: 5))
            let length = await refusal { try await Self.promote(service, odd, model: "film") }
            #expect(length?.faults.map(\.message) == ["Input should be one of 4, 8 for model 'film'"])
            #expect(try await service.number("SELECT count(*) FROM video WHERE promoted_from IS NOT NULL") == 1)
        }
    }

    @Test("A draft that waits, or has failed, is refused")
    func unfinished() async throws {
        try await Self.run({ $0.runsWorker = false }) { service in
            let waiting = try await service.client.generateVideo(Self.wish(), options: service.by()).jobID
            let error = await refusal { try await Self.promote(service, waiting, model: "film") }
            #expect((error?.code, error?.reason) == (.aborted, "draft_not_completed"))
            service.ai.change { $0.submission = .rejected(permanent: true) }
            try await service.withWorker { _ = try await service.finished(waiting) }
            #expect(try await service.get(waiting).status == .failed)
            let second = await refusal { try await Self.promote(service, waiting, model: "film") }
            #expect(second?.reason == "draft_not_completed")
        }
    }

    @Test("A promotion beyond the budget or the queue stores nothing, and an unsafe prompt is refused")
    func limits() async throws {
        try await Self.run({ ($0.userBudget, $0.queueSizeMax) = (DollarAmount("1"), 1) }) { service in
            let draft = try await Self.draft(service)
            service.ai.change { $0.submission = .notSent(retryAfter: 3600) }
            let accepted = try await Self.promote(service, draft, model: "film").jobID
            #expect(await refusal { try await Self.promote(service, draft, model: "film") }?.reason == "queue_full")
            _ = try await service.client.cancelVideo(CancelVideoRequest(id: accepted), options: service.by())
            try await service.pool.execute("UPDATE budget_limits SET user_micros = 799999")
            let error = await refusal { try await Self.promote(service, draft, model: "film") }
            #expect((error?.code, error?.reason) == (.resourceExhausted, "budget_exceeded"))
            service.ai.change { $0.isSafe = false }
            let unsafe = await refusal { try await Self.promote(service, draft, model: "film") }
            #expect(unsafe?.reason == "prompt_rejected")
            #expect(try await service.number("SELECT count(*) FROM video WHERE promoted_from IS NOT NULL") == 1)
        }
    }

    @Test("Twenty promotions at once with one key make one video; the key belongs to that request and route")
    func keys() async throws {
        try await Self.run { service in
            let draft = try await Self.draft(service)
            let replies = try await withThrowingTaskGroup(of: GenerateVideoReply.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await Self.promote(service, draft, model: "film", key: "k") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(replies.map(\.jobID)).count == 1)
            #expect(replies.count { !$0.replayed } == 1)
            let other = await refusal { try await Self.promote(service, draft, quality: .standard, key: "k") }
            #expect(other?.reason == "idempotency_key_reused")
            var options = service.by()
            options.metadata.add("k", for: "idempotency-key")
            #expect(try await !service.client.generateVideo(Self.wish(), options: options).replayed)
            #expect(try await service.number("SELECT count(*) FROM video WHERE promoted_from IS NOT NULL") == 1)
        }
    }

    private static func wish(duration: Int32 = 4) -> GenerateVideoRequest {
        GenerateVideoRequest(prompt: "a lighthouse", duration: duration, quality: .draft, seed: 7)
    }

    /// A completed draft.
    private static func draft(
        _ service: TestService, _ wish: GenerateVideoRequest = wish()
    ) async throws -> String {
        let id = try await service.client.generateVideo(wish, options: service.by()).jobID
        #expect(try await service.finished(id).status == .completed)
        return id
    }

    private static func promote(
        _ service: TestService, _ id: String, model: String? = nil, quality: Quality? = nil, key: String? = nil,
        by user: UniqueID? = nil
    ) async throws -> GenerateVideoReply {
        var options = service.by(user)
        if let key { options.metadata.add(key, for: "idempotency-key") }
        return try await service.client.promoteVideo(
            PromoteVideoRequest(id: id, model: model, quality: quality), options: options)
    }

    private static func run(
        _ configure: @escaping @Sendable (inout TestService.Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        try await TestService.run(
            { options in
                options.ai.otherModels = [film]
                configure(&options)
            }, body)
    }
}
