import JobQueue
import Postgres
import PostgresTesting
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Videos that fail", .timeLimit(.minutes(2)))
struct FailureTests {
    @Test("A permanent error fails the video at once, and it can be made again")
    func permanent() async throws {
        try await TestService.run({ $0.ai.submission = .rejected(permanent: true) }) { service in
            let id = try await service.generate()
            let failed = try await service.finished(id)
            #expect(failed.status == .failed)
            #expect(failed.error == VideoError(code: "no_can_do", message: "The provider refuses"))
            #expect(failed.attempts == 1)
            #expect(service.ai.record.submitted.count == 1)

            service.ai.change { $0.submission = .doneAtOnce }
            let reply = try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
            #expect(reply.jobID == id)
            #expect(reply.message == "Video regeneration started")
            let again = WatchEventsRequest(videoID: id, afterSequence: 0)
            for try await event in service.client.watchEvents(again, options: service.by())
            where event.kind == .completed { break }
            #expect(try await service.get(id).status == .completed)
            let refused = await refusal {
                try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
            }
            #expect(refused?.code == .failedPrecondition)
            #expect(refused?.message == "Can only regenerate failed videos")
        }
    }

    @Test("Another error is tried as often as allowed, then the video fails with the last one")
    func retried() async throws {
        try await TestService.run({ $0.ai.submission = .rejected(permanent: false) }) { service in
            let video = try await service.finished(service.generate())
            #expect(video.status == .failed)
            #expect(video.error?.code == "no_can_do")
            #expect(video.attempts == 2)
            #expect(service.ai.record.submitted.count == 2)
            #expect(try await service.queue.unfinishedCount() == 0)
        }
    }

    @Test("A free submission whose fate is unknown is sent again")
    func freeAmbiguous() async throws {
        try await TestService.run({ $0.ai.submission = .unknown }) { service in
            let video = try await service.finished(service.generate())
            #expect(video.error?.code == "submission_lost")
            #expect(service.ai.record.submitted.count == 2)
        }
    }

    @Test("A file of another size than announced fails the video and leaves nothing", arguments: [-1, 1])
    func wrongSize(extra: Int) async throws {
        try await TestService.run({ $0.ai.extraBytes = extra }) { service in
            let video = try await service.finished(service.generate())
            #expect(video.error?.code == "wrong_size")
            #expect(try service.objects().isEmpty)
        }
    }

    @Test("A job that keeps stopping its workers is given up after its attempts")
    func poison() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let store = GenerationStore(pool: service.pool)
            for attempt in 1...2 {
                let jobs = try await service.queue.claim(worker: .random(), jobsMax: 1)
                #expect(try await store.begin(jobs).map(\.lease.attempt) == [attempt])
                #expect(try await service.queue.rescue(lease: .zero) == 1)
            }
            try await service.withWorker {
                let video = try await service.finished(id)
                #expect(video.error?.code == "worker_stopped")
                #expect(service.ai.record.submitted.isEmpty)
                #expect(try await service.queue.depths()[.discarded] == 1)
            }
        }
    }

    @Test("A video that its provider has accepted is finished, however many workers stopped over it")
    func followedAfterStops() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let store = GenerationStore(pool: service.pool)
            for stop in 1...4 {
                let work = try #require(
                    try await store.begin(service.queue.claim(worker: .random(), jobsMax: 1)).first)
                if stop == 2 {
                    let call = try #require(work.call)
                    #expect(try await store.accept(call.id, handle: "h-accepted", lease: work.lease))
                }
                try await service.pool.execute(
                    "UPDATE job SET worker_id = gen_random_uuid() WHERE kind = 'generate_video'")
                #expect(try await service.queue.rescue(lease: .seconds(6)) == 1)
            }
            try await service.withWorker {
                let video = try await service.finished(id)
                #expect(video.status == .completed)
                #expect(video.attempts == 2)
                #expect(service.ai.record.submitted.isEmpty)
            }
        }
    }

    @Test("A worker that lost its lease can't complete, park or fail the video of its successor")
    func zombie() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let store = GenerationStore(pool: service.pool)
            let stale = try #require(
                try await store.begin(service.queue.claim(worker: .random(), jobsMax: 1)).first)
            #expect(try await service.queue.rescue(lease: .zero) == 1)
            try await service.withWorker { _ = try await service.finished(id) }
            let made = MadeVideo(
                handle: "stale", result: GenerationResult(videoBytes: 1, width: 1, height: 1), enhancedPrompt: nil,
                files: [])
            #expect(try await store.complete(stale, made) == false)
            #expect(try await store.park(stale, for: .zero, progress: 1, step: nil, enhancedPrompt: nil) == false)
            #expect(try await store.fail(stale, .internalFailure) == false)
            #expect(try await store.retry(stale, after: .zero, .internalFailure) == false)
            #expect(try await store.postpone(stale, for: .zero, reason: "late") == false)
            #expect(try await service.get(id).resolution == "1280x720")
        }
    }
}
