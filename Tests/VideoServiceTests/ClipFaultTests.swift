import Foundation
import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Videos of several clips that meet faults", .timeLimit(.minutes(3)))
struct ClipFaultTests {
    private static let filtered = GenerationError(
        code: "content_filtered", message: "The provider's filter stopped it", permanent: true, billed: false)

    @Test("A filtered clip fails the video; what was done stays billed, and is not made again when the video is")
    func filtered() async throws {
        try await ClipTesting.run({
            $0.ai.firstSubmissions = [.doneAtOnce, .failed(Self.filtered)]
            $0.userBudget = DollarAmount("2")
        }) { service in
            let id = try await ClipTesting.generate(service)
            let failed = try await service.finished(id)
            #expect((failed.status, failed.error?.code) == (.failed, "content_filtered"))
            #expect(failed.cost == Cost(estimated: 2, final: 0.8, billed: .true))
            #expect(try await ClipTesting.calls(service) == ["1 done 800000", "2 failed 0"])
            #expect(try ClipTesting.endings(service) == ["clip", "last"])
            let usage = try await ClipTesting.usage(service)
            #expect(usage.models == [ModelUsage(model: "draft", spent: 0.8, held: 0, videos: 1, seconds: 8)])

            // A budget that pays for the rest suffices.
            try await ClipTesting.regenerate(id, service)
            let made = try await ClipTesting.completed(id, service)
            #expect((made.status, made.cost.final) == (.completed, 2))
            #expect(service.ai.record.submitted.map(\.duration) == [8, 8, 8, 4])
            #expect(
                try await ClipTesting.calls(service)
                    == ["1 done 800000", "2 done 800000", "2 failed 0", "3 done 400000"])
            let after = try await ClipTesting.usage(service)
            #expect((after.spent, after.held, after.models.first?.seconds) == (2, 0, 20))
        }
    }

    @Test("A clip that is tried again keeps those before it")
    func retried() async throws {
        let passing = GenerationError(code: "provider_failed", message: "Again", permanent: false, billed: false)
        try await ClipTesting.run({ $0.ai.firstSubmissions = [.doneAtOnce, .failed(passing)] }) { service in
            let id = try await ClipTesting.generate(service)
            let video = try await service.finished(id)
            #expect((video.status, video.cost.final, video.attempts) == (.completed, 2, 2))
            #expect(service.ai.record.submitted.map(\.duration) == [8, 8, 8, 4])
            #expect(service.ai.record.joined.count == 1)
        }
    }

    @Test("A video that is cancelled between two clips costs what is done, and sends nothing more")
    func cancelled() async throws {
        try await ClipTesting.run({ $0.ai.firstSubmissions = [.doneAtOnce, .notSent(retryAfter: 3600)] }) { service in
            let id = try await ClipTesting.generate(service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            #expect(try await ClipTesting.usage(service).held == 2)
            let request = CancelVideoRequest(id: id)
            let video = try await service.client.cancelVideo(request, options: service.by())
            #expect((video.status, video.cost) == (.cancelled, Cost(estimated: 2, final: 0.8, billed: .true)))
            let usage = try await ClipTesting.usage(service)
            #expect((usage.spent, usage.held, usage.models.first?.seconds) == (0.8, 0, 8))
            #expect(try await ClipTesting.calls(service) == ["1 done 800000", "2 failed 0"])
            let delete = DeleteVideoRequest(id: id)
            _ = try await service.client.deleteVideo(delete, options: service.by())
            #expect(try service.objects().isEmpty)
        }
    }

    @Test("A video that is deleted between two clips takes their files with it, and is paid for")
    func deleted() async throws {
        try await ClipTesting.run({ $0.ai.firstSubmissions = [.doneAtOnce, .notSent(retryAfter: 3600)] }) { service in
            let id = try await ClipTesting.generate(service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: id), options: service.by())
            #expect(try service.objects().isEmpty)
            let usage = try await ClipTesting.usage(service)
            #expect((usage.spent, usage.held) == (0.8, 0))
            #expect(try await service.number("SELECT count(*) FROM video_clip") == 0)
        }
    }

    @Test("A second clip whose answer is lost is not sent again, and its fate is not known")
    func unknown() async throws {
        try await ClipTesting.run({
            ($0.ai.firstSubmissions, $0.outcomeWaitMax) = ([.doneAtOnce, .unknown], .zero)
        }) { service in
            let id = try await ClipTesting.generate(service)
            let video = try await service.finished(id)
            #expect((video.status, video.error?.code) == (.failed, "provider_outcome_unknown"))
            #expect(video.cost == Cost(estimated: 2, final: nil, billed: .unknown))
            #expect(service.ai.record.submitted.count == 2)
            #expect(try await ClipTesting.usage(service).held == 2)
            let call = try #require(try await CallLedger(pool: service.pool).unknownCalls(max: 1).first).id
            #expect(try await BudgetStore(pool: service.pool).settle(call, price: DollarAmount(micros: 700_000)))
            #expect(try await service.get(id).cost == Cost(estimated: 2, final: 1.5, billed: .true))
            let usage = try await ClipTesting.usage(service)
            #expect((usage.spent, usage.held) == (1.5, 0))
        }
    }

    @Test("An AIService that knows of no clips is waited for, and nothing is sent twice")
    func formerRelease() async throws {
        try await ClipTesting.run({ $0.ai.isFormerRelease = true }) { service in
            let id = try await ClipTesting.generate(service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            #expect(service.ai.record.submitted.count == 1)
            service.ai.change { $0.isFormerRelease = false }
            let video = try await service.finished(id)
            #expect((video.status, video.attempts, video.cost.final) == (.completed, 1, 2))
            #expect(service.ai.record.submitted.count == 3)
        }
    }

    @Test("Joining that fails is tried again, and then leaves clips that are joined without paying anew")
    func joining() async throws {
        let failure = RPCError.failedPrecondition("clip_unusable", "Clip 2 can't be read as a film")
        try await ClipTesting.run({
            ($0.ai.joinFailure, $0.userBudget) = (failure, DollarAmount("2"))
        }) { service in
            let id = try await ClipTesting.generate(service)
            let failed = try await service.finished(id)
            #expect((failed.status, failed.error?.code) == (.failed, "clip_unusable"))
            #expect(failed.cost == Cost(estimated: 2, final: 2, billed: .true))
            service.ai.change { $0.joinFailure = .unavailable("joiner_busy", "Others", retryAfter: .zero) }
            try await ClipTesting.regenerate(id, service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            service.ai.change { $0.joinFailure = nil }
            let made = try await ClipTesting.completed(id, service)
            #expect((made.status, made.cost) == (.completed, Cost(estimated: 2, final: 2, billed: .true)))
            #expect(service.ai.record.submitted.count == 3)
            let usage = try await ClipTesting.usage(service)
            #expect((usage.spent, usage.held, usage.models.first?.videos) == (2, 0, 1))
        }
    }

    @Test("A clip that is not there as it was stored fails the video clearly", arguments: ["clip", "last"])
    func lost(ending: String) async throws {
        try await ClipTesting.run({ $0.ai.firstSubmissions = [.doneAtOnce, .notSent(retryAfter: 1)] }) { service in
            let id = try await ClipTesting.generate(service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            let name = try #require(try service.objects().first { $0.hasSuffix("." + ending) })
            let path = "\(service.artifactsPath)/\(id.suffix(2))/\(name)"
            try Data(count: 10).write(to: URL(filePath: path))
            service.ai.change { $0.firstSubmissions = [] }
            let video = try await service.finished(id)
            #expect((video.status, video.error?.code) == (.failed, "clip_lost"))
            let calls =
                ending == "last" ? ["2 rejected 0"] : ["2 done 800000", "3 done 400000"]
            #expect(try await ClipTesting.calls(service) == ["1 done 800000"] + calls)
            #expect(video.cost.final == (ending == "last" ? 0.8 : 2))
        }
    }
}
