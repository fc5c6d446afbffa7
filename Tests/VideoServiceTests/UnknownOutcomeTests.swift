import JobQueue
import Postgres
import PostgresTesting
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Paid submissions whose outcome is unknown", .timeLimit(.minutes(2)))
struct UnknownOutcomeTests {
    private static let price: Int64 = 100_000
    private static let waiting = "Waiting for word from the provider"

    @Test("It waits for word without a worker, is not sent again, and the video can't be made again meanwhile")
    func waits() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.unknown, Self.price)
        }) { service in
            let id = try await service.generate()
            try await Self.untilWaiting(service, id)
            let video = try await service.get(id)
            #expect(video.status == .processing)
            #expect(video.cost.billed == .unknown)
            // From time to time it looks for word; in between it is parked.
            while try await service.queue.depths() != [.parked: 1] { try Task.checkCancellation() }
            #expect(await Self.regeneration(service, id)?.reason == "call_unresolved")
            #expect(service.ai.record.submitted.count == 1)
            #expect(try await Self.states(service) == ["ambiguous"])
        }
    }

    @Test("When no word comes in time the video fails, and only its user's decision sends another")
    func unconfirmed() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros, $0.outcomeWaitMax) = (.unknown, Self.price, .zero)
        }) { service in
            let id = try await service.generate()
            let failed = try await service.finished(id)
            #expect(failed.error?.code == "provider_outcome_unknown")
            #expect(failed.cost.billed == .unknown)
            #expect(service.ai.record.submitted.count == 1)
            #expect(try await Self.states(service) == ["unconfirmed"])

            service.ai.change { $0.submission = .doneAtOnce }
            _ = try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
            let request = WatchEventsRequest(videoID: id, afterSequence: 0)
            for try await event in service.client.watchEvents(request, options: service.by())
            where event.kind == .completed { break }
            #expect(try await service.get(id).cost.billed == .true)
            #expect(Set(service.ai.record.submitted.map(\.callID)).count == 2)
            #expect(try await Self.states(service) == ["done", "unconfirmed"])
        }
    }

    @Test("A worker that stops while a submission is under way leaves it unknown, not repeated")
    func stoppedWhileSending() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.hangs, Self.price)
        }) { service in
            let id = try await service.generate()
            await service.ai.next("submit")
            // What a killed process leaves: a lease whose worker gives no sign of life.
            try await service.pool.execute("UPDATE job SET worker_id = gen_random_uuid() WHERE kind = 'generate_video'")
            // The worker itself may be faster.
            _ = try await service.queue.rescue(lease: .seconds(6))
            try await Self.untilWaiting(service, id)
            #expect(service.ai.record.submitted.count == 1)
            #expect(try await Self.states(service) == ["ambiguous"])
        }
    }

    @Test("The answer that a frozen worker brings late is evidence: the video is finished by one submission")
    func lateEvidence() async throws {
        try await withFrozenWorker { service, id, frozen in
            try await service.withWorker {
                try await Self.untilWaiting(service, id)
                let call = try #require(frozen.call)
                #expect(try await service.store.accept(call.id, handle: "h-late", lease: frozen.lease))
                let video = try await service.finished(id)
                #expect(video.status == .completed)
                #expect(video.cost.billed == .true)
                #expect(service.ai.record.submitted.isEmpty)
                #expect(try await Self.states(service) == ["done"])
            }
        }
    }

    @Test("A frozen worker that says it sent nothing is not believed: another may have sent the same call since")
    func lateDenial() async throws {
        try await withFrozenWorker { service, id, frozen in
            try await service.withWorker {
                try await Self.untilWaiting(service, id)
                #expect(try await !service.store.postpone(frozen, for: .zero, reason: "late", isUnsent: true))
                #expect(try await Self.states(service) == ["ambiguous"])
                #expect(service.ai.record.submitted.isEmpty)
            }
        }
    }

    @Test("An answer that comes after the wait is kept for the operator, and changes nothing else")
    func tooLateEvidence() async throws {
        try await withFrozenWorker { service, id, frozen in
            try await service.withWorker(outcomeWaitMax: .zero) {
                #expect(try await service.finished(id).error?.code == "provider_outcome_unknown")
                let call = try #require(frozen.call)
                #expect(try await service.store.accept(call.id, handle: "h-late", lease: frozen.lease))
                let listed = try await CallLedger(pool: service.pool).unknownCalls(max: 10)
                #expect(listed.map(\.state) == ["unconfirmed"])
                #expect(listed.first?.handle == "h-late")
                #expect(listed.first?.hasJob == false)
                #expect(try await service.get(id).status == .failed)
            }
        }
    }

    @Test("A submission that AIService remembers is followed, not sent again", arguments: [0, 1])
    func recalled(outcomeWait: Int) async throws {
        try await withFrozenWorker { service, id, frozen in
            let call = try #require(frozen.call)
            let generation = Generation(handle: "h-\(call.id)", state: .running, progress: 10, pollAfterMs: 1)
            service.ai.change { $0.remembered = SubmitGenerationReply(outcome: .accepted, generation: generation) }
            try await service.withWorker(outcomeWaitMax: .seconds(outcomeWait)) {
                let video = try await service.finished(id)
                #expect(video.cost.billed == .true)
                #expect(service.ai.record.recalled == [call.id.description])
                #expect(service.ai.record.submitted.isEmpty)
                #expect(try await Self.states(service) == ["done"])
            }
        }
    }

    @Test(
        "Only an acceptance or a refusal is believed of what is remembered",
        arguments: [
            (SubmitOutcome.rejected, "no_can_do", Billed.false, "rejected"),
            (.notSent, "provider_outcome_unknown", .unknown, "unconfirmed"),
            (.unknown, "provider_outcome_unknown", .unknown, "unconfirmed"),
        ])
    func recalledEnd(outcome: SubmitOutcome, code: String, billed: Billed, state: String) async throws {
        try await withFrozenWorker { service, id, _ in
            let error = GenerationError(code: "no_can_do", message: "No", permanent: true)
            service.ai.change { $0.remembered = SubmitGenerationReply(outcome: outcome, error: error) }
            try await service.withWorker(outcomeWaitMax: .zero) {
                let video = try await service.finished(id)
                #expect(video.error?.code == code)
                #expect(video.cost.billed == billed)
                #expect(service.ai.record.submitted.isEmpty)
                #expect(try await Self.states(service) == [state])
            }
        }
    }

    @Test("A submission that AIService had no room for was not sent, and is sent later")
    func refusedBefore() async throws {
        try await TestService.run({ ($0.ai.refusals, $0.ai.pricePerSecondMicros) = (2, Self.price) }) { service in
            let id = try await service.generate()
            let video = try await service.finished(id)
            #expect(video.cost.billed == .true)
            #expect(service.ai.record.submitted.count == 1)
            let unsent = try await service.number("SELECT unsent FROM provider_call")
            #expect(unsent == 2)
        }
    }

    @Test(
        "A generation without a video is billed as its provider says, and not ordered again where it may be paid",
        arguments: [
            (GenerationError(code: "x", message: "X", permanent: false, billed: false), Billed.false, nil, "failed", 2),
            (
                GenerationError(code: "x", message: "X", permanent: false, billed: true, costMicros: 500_000), .true,
                0.5,
                "done", 1
            ),
            (GenerationError(code: "x", message: "X", permanent: false, billed: true), .unknown, nil, "unconfirmed", 1),
            (GenerationError(code: "x", message: "X", permanent: false), .unknown, nil, "unconfirmed", 1),
        ])
    func billOfFailure(
        error: GenerationError, billed: Billed, cost: Double?, state: String, submissions: Int
    ) async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.failed(error), Self.price)
        }) { service in
            let video = try await service.finished(service.generate())
            #expect(video.error?.code == "x")
            #expect(video.cost.billed == billed)
            #expect(video.cost.final == cost)
            #expect(service.ai.record.submitted.count == submissions)
            let states = try await Self.states(service)
            #expect(Set(states) == [state])
        }
    }

    @Test("A busy provider is asked again, and each time it is proven that nothing was sent")
    func unsent() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.notSent(retryAfter: 0), Self.price)
        }) { service in
            let id = try await service.generate()
            while service.ai.record.submitted.count < 3 { await service.ai.next("submit") }
            service.ai.change { $0.submission = .doneAtOnce }
            #expect(try await service.finished(id).status == .completed)
            #expect(Set(service.ai.record.submitted.map(\.callID)).count == 1)
            #expect(try await service.number("SELECT sends - unsent FROM provider_call WHERE unsent >= 2") == 1)
        }
    }

    @Test("A video that was paid for but could not be stored says so")
    func billedFailure() async throws {
        try await TestService.run({ ($0.ai.extraBytes, $0.ai.pricePerSecondMicros) = (1, Self.price) }) { service in
            let video = try await service.finished(service.generate())
            #expect(video.error?.code == "wrong_size")
            #expect(video.cost.billed == .true)
            #expect(video.cost.final == 0.5)
            #expect(service.ai.record.submitted.count == 1)
            #expect(try await Self.states(service) == ["done"])
        }
    }

    /// Runs `body` with a video whose worker stands still right after it has announced its submission, and has lost its
    /// lease.
    private func withFrozenWorker(
        _ body: @Sendable (TestService, String, GenerationWork) async throws -> Void
    ) async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros) = (false, Self.price)
        }) { service in
            let id = try await service.generate()
            let work = try #require(
                try await service.store.begin(service.queue.claim(worker: .random(), jobsMax: 1)).first)
            let call = try #require(work.call)
            #expect(try await service.store.send(call.id, lease: work.lease))
            #expect(try await service.queue.rescue(lease: .zero) == 1)
            #expect(try await !service.store.send(call.id, lease: work.lease))
            try await body(service, id, work)
        }
    }

    private static func untilWaiting(_ service: TestService, _ id: String) async throws {
        let request = WatchEventsRequest(videoID: id, afterSequence: 0)
        for try await event in service.client.watchEvents(request, options: service.by())
        where event.currentStep == waiting { return }
    }

    private static func regeneration(_ service: TestService, _ id: String) async -> RPCError? {
        await refusal {
            try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
        }
    }

    /// The states of all calls, sorted.
    private static func states(_ service: TestService) async throws -> [String] {
        var states: [String] = []
        for row in try await service.pool.read("SELECT state::text FROM provider_call ORDER BY 1").rows {
            states.append(try row.text(0))
        }
        return states
    }
}

extension TestService {
    var store: GenerationStore { GenerationStore(pool: pool) }
}
