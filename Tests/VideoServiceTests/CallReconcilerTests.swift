import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Paid calls that no job follows", .timeLimit(.minutes(2)))
struct CallReconcilerTests {
    @Test("A paid call of a cancelled video is followed to its end, for the bill")
    func accepted() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.polled(times: 1_000_000), 100_000)
        }) { service in
            let id = try await service.generate()
            await service.ai.next("poll")
            let video = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            #expect(video.status == .cancelled)
            #expect(video.cost.billed == .unknown)
            let error = await refusal {
                try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
            }
            #expect(error?.reason == "call_unresolved")
            try await reconcile(service)
            #expect(try await service.get(id).cost.billed == .unknown)
            service.ai.change { $0.submission = .doneAtOnce }
            try await reconcile(service)
            let cost = try await service.get(id).cost
            #expect(cost.billed == .true)
            #expect(cost.final == 0.5)
            #expect(service.ai.record.submitted.count == 1)
            // The service's own reconciliation may have come to it at the same time.
            #expect(Set(service.ai.record.released).count == 1, "what nobody wants is let go")
            #expect(try await CallLedger(pool: service.pool).unsettledCounts().isEmpty)
        }
    }

    @Test("What a failed video's call makes is billed, and stays at its provider")
    func failed() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.polled(times: 1_000_000), 100_000)
        }) { service in
            let id = try await service.generate()
            await service.ai.next("poll")
            try await service.pool.execute("SELECT job_cancel(id) FROM job WHERE kind = 'generate_video'")
            try await service.pool.execute(
                "UPDATE video SET status = 4, current_step = NULL, error_code = 'lost', error_message = 'Lost'")
            service.ai.change { $0.submission = .doneAtOnce }
            try await reconcile(service)
            let cost = try await service.get(id).cost
            #expect(cost.billed == .true)
            #expect(cost.final == 0.5)
            #expect(service.ai.record.released.isEmpty)
        }
    }

    @Test("A call of which nothing is told is in no other's way, and ends after a day of silence, however old it is")
    func muted() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.polled(times: 1_000_000), 100_000)
        }) { service in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<5 { group.addTask { try await rendering(service) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let calls = try await service.pool.read("SELECT handle FROM provider_call ORDER BY id", []).rows
            let handles = try calls.map { try $0.text(0) }
            service.ai.change { $0.mutedHandles = Set(handles) }
            for id in ids {
                _ = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            }
            let ledger = CallLedger(pool: service.pool)
            try await service.pool.execute("UPDATE provider_call SET sent_at = now() - interval '25 hours'")
            service.ai.change { ($0.mutedHandles, $0.submission) = (Set(handles.prefix(3)), .doneAtOnce) }
            // The first round may leave their provider alone for their sake, the second asks for the others first.
            for _ in 0..<2 { try await reconcile(service, batch: 2) }
            #expect(try await ledger.unsettledCounts() == [.accepted: 3])
            try await service.pool.execute(
                "UPDATE provider_call SET silent_since = now() - interval '25 hours' WHERE state = 'accepted'")
            service.ai.change { $0.mutedHandles = Set(handles.prefix(2)) }
            // A few of the silent ones are asked for in a round, by chance.
            while try await ledger.unsettledCounts()[.accepted] != nil { try await reconcile(service, batch: 2) }
            #expect(try await ledger.unsettledCounts() == [.unconfirmed: 2], "the third was told of")
        }
    }

    @Test("A call that is told of again is silent from then on anew")
    func toldOf() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.polled(times: 1_000_000), 100_000)
        }) { service in
            let id = try await rendering(service)
            _ = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            let ledger = CallLedger(pool: service.pool)
            let handle = try #require(try await ledger.orphans(max: 9).first?.handle)
            service.ai.change { $0.mutedHandles = [handle] }
            try await reconcile(service)
            #expect(try await ledger.silentOrphans(max: 9).map(\.handle) == [handle])
            service.ai.change { $0.mutedHandles = [] }
            try await reconcile(service)
            #expect(try await ledger.silentOrphans(max: 9).isEmpty)
            #expect(try await ledger.orphans(max: 9).map(\.handle) == [handle])
        }
    }

    /// A video that its provider works on.
    private func rendering(_ service: TestService) async throws -> String {
        let id = try await service.generate()
        let request = WatchEventsRequest(videoID: id, afterSequence: 0)
        for try await event in service.client.watchEvents(request, options: service.by())
        where event.currentStep == "Rendering" { break }
        return id
    }

    @Test("A submission of unknown fate whose video is gone stays unconfirmed after the wait, and not before")
    func overdue() async throws {
        try await TestService.run({ ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.hangs, 100_000) }) { service in
            let id = try await service.generate()
            await service.ai.next("submit")
            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: id), options: service.by())
            try await reconcile(service)
            let ledger = CallLedger(pool: service.pool)
            #expect(try await ledger.unsettledCounts() == [.sending: 1])
            #expect(try await ledger.unknownCalls(max: 10).map(\.hasJob) == [false])
            try await reconcile(service, after: .zero)
            #expect(try await ledger.unsettledCounts() == [.unconfirmed: 1])
        }
    }

    @Test("A call that a job still follows is left alone")
    func followed() async throws {
        try await TestService.run({ ($0.ai.submission, $0.ai.pricePerSecondMicros) = (.unknown, 100_000) }) { service in
            let id = try await service.generate()
            let request = WatchEventsRequest(videoID: id, afterSequence: 0)
            for try await event in service.client.watchEvents(request, options: service.by())
            where event.currentStep == "Waiting for word from the provider" { break }
            try await reconcile(service, after: .zero)
            #expect(try await CallLedger(pool: service.pool).unsettledCounts() == [.ambiguous: 1])
        }
    }

    private func reconcile(
        _ service: TestService, after longest: Duration = .seconds(3600), batch: Int = 100
    ) async throws {
        let rpc = RPCClient(address: service.aiAddress, logger: TestService.logger)
        defer { rpc.close() }
        let reconciler = CallReconciler(
            ledger: CallLedger(pool: service.pool), budgets: BudgetStore(pool: service.pool), ai: AIClient(rpc),
            outcomeWaitMax: longest, batch: batch, logger: TestService.logger)
        try await reconciler.round()
    }
}
