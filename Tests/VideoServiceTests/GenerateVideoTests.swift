import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Asking for videos", .timeLimit(.minutes(2)))
struct GenerateVideoTests {
    @Test("A video is made from wish to file")
    func endToEnd() async throws {
        try await TestService.run { service in
            let request = GenerateVideoRequest(
                prompt: "a lighthouse in a storm", style: .animated, duration: 5, quality: .draft, aspectRatio: .tall,
                negativePrompt: "people", seed: 4_294_967_295, model: "draft",
                metadata: [MetadataEntry(key: "campaign", value: "autumn")])
            let reply = try await service.client.generateVideo(request, options: service.by())
            #expect(reply.status == .pending)
            #expect(reply.message == "Video generation started")

            let video = try await service.finished(reply.jobID)
            #expect(video.status == .completed)
            #expect(video.prompt == "a lighthouse in a storm")
            #expect(video.enhancedPrompt == "a lighthouse in a storm, enhanced")
            #expect(video.negativePrompt == "people")
            #expect(video.style == .animated)
            #expect(video.quality == .draft)
            #expect(video.aspectRatio == .tall)
            #expect(video.seed == 4_294_967_295)
            #expect(video.resolution == "1280x720")
            #expect(video.progress == 100)
            #expect(video.attempts == 1)
            #expect(video.cost == Cost(estimated: 0, final: 0, currency: "USD", billed: .false))
            #expect(video.metadata == request.metadata)
            #expect(video.videoURL?.hasPrefix("/api/v1/videos/\(video.id)/content?expires=") == true)
            #expect(video.thumbnailURL?.hasPrefix("/api/v1/videos/\(video.id)/thumbnail?expires=") == true)
            #expect(try service.objects().count == 2)
            #expect(service.ai.record.submitted.map(\.prompt) == ["a lighthouse in a storm, enhanced"])
            await service.ai.next("release")
            #expect(try await service.number("SELECT count(*) FROM provider_call WHERE state = 'done'") == 1)
            #expect(try await service.queue.unfinishedCount() == 0)
        }
    }

    @Test("A provider that takes its time is polled by its handle, and tells its progress")
    func polled() async throws {
        try await TestService.run({ $0.ai.submission = .polled(times: 2) }) { service in
            let id = try await service.generate()
            let video = try await service.finished(id)
            #expect(video.status == .completed)
            #expect(service.ai.record.submitted.count == 1)
            #expect(service.ai.record.polled.values.reduce(0, +) == 3)
            let steps = try await service.number("SELECT count(*) FROM event WHERE kind = 2")
            #expect(steps >= 2)
        }
    }

    @Test("An unsafe prompt is refused before anything is stored")
    func unsafe() async throws {
        try await TestService.run({ $0.ai.isSafe = false }) { service in
            let error = await refusal { try await service.generate() }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "prompt_rejected")
            #expect(error?.message == "Prompt rejected")
            #expect(error?.faults.map(\.message) == ["violence"])
            let count = try await service.number("SELECT count(*) FROM video")
            #expect(count == 0)
        }
    }

    @Test("What a model can't do is refused field by field, and so is an unknown model")
    func beyondModel() async throws {
        try await TestService.run { service in
            let wish = GenerateVideoRequest(prompt: "x", duration: 31, quality: .high, aspectRatio: .square)
            let error = await refusal { try await service.client.generateVideo(wish, options: service.by()) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.faults.map(\.location.last) == ["duration", "quality", "aspect_ratio"])

            let unknown = GenerateVideoRequest(prompt: "x", duration: 5, model: "nope")
            let second = await refusal { try await service.client.generateVideo(unknown, options: service.by()) }
            #expect(second?.faults.map(\.location) == [["body", "model"]])
            #expect(second?.faults.first?.input == "\"nope\"")
        }
    }

    @Test("Of 200 wishes at once exactly as many are accepted as the queue takes")
    func exactBound() async throws {
        try await TestService.run({ ($0.queueSizeMax, $0.runsWorker) = (23, false) }) { (service) async throws in
            let outcomes = await withTaskGroup(of: RPCError?.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        do throws(RPCError) {
                            _ = try await service.generateSurely()
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 23)
            let refusals = outcomes.compactMap { $0 }
            #expect(Set(refusals.map(\.reason)) == ["queue_full"])
            #expect(refusals.allSatisfy { $0.code == .unavailable && $0.retryAfter != nil })
            #expect(try await service.number("SELECT count(*) FROM video") == 23)
            #expect(try await service.number("SELECT count(*) FROM job WHERE kind = 'generate_video'") == 23)
            #expect(try await service.number("SELECT sum(videos)::bigint FROM video_count") == 23)
        }
    }

    @Test("A text with a NUL, an empty prompt and an id that is none are refused, and nobody reads another's video")
    func hostile() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            #expect(await refusal { try await service.generate("a\0b") }?.code == .invalidArgument)
            #expect(await refusal { try await service.generate("") }?.code == .invalidArgument)
            #expect(await refusal { try await service.get("not-a-uuid") }?.code == .invalidArgument)
            let id = try await service.generate()
            let other = service.by(try UniqueID.random())
            for body in [
                { _ = try await service.client.getVideo(GetVideoRequest(id: id), options: other) },
                { _ = try await service.client.deleteVideo(DeleteVideoRequest(id: id), options: other) },
                { _ = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: other) },
                { _ = try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: other) },
            ] as [@Sendable () async throws -> Void] {
                let error = await refusal { try await body() }
                #expect(error?.code == .notFound)
                #expect(error?.message == "Video generation not found")
            }
            #expect(try await service.get(id).status == .pending)
        }
    }

    @Test("A list is newest first, in pages, with the total; it is empty beyond the end")
    func list() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            var ids: [String] = []
            for _ in 0..<5 { ids.append(try await service.generate()) }
            let first = try await service.client.listVideos(ListVideosRequest(limit: 2), options: service.by())
            #expect(first.videos.map(\.id) == [ids[4], ids[3]])
            #expect(first.total == 5)
            let last = try await service.client.listVideos(ListVideosRequest(skip: 4, limit: 2), options: service.by())
            #expect(last.videos.map(\.id) == [ids[0]])
            let beyond = try await service.client.listVideos(ListVideosRequest(skip: 9), options: service.by())
            #expect(beyond.videos.isEmpty)
            #expect(beyond.total == 5)
            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: ids[2]), options: service.by())
            let rest = try await service.client.listVideos(options: service.by())
            #expect(rest.videos.map(\.id) == [ids[4], ids[3], ids[1], ids[0]])
            #expect(rest.total == 4)
        }
    }
}
