import JobQueue
import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Work that can't begin yet", .timeLimit(.minutes(2)))
struct PostponementTests {
    @Test("A video waits for a busy provider far more often than it has tries, and is made in its first")
    func busy() async throws {
        try await TestService.run({ $0.ai.submission = .notSent(retryAfter: 0) }) { service in
            let id = try await service.generate()
            for _ in 0..<12 { await service.ai.next("submit") }
            service.ai.change { $0.submission = .doneAtOnce }
            let video = try await service.finished(id)
            #expect(video.status == .completed)
            #expect(video.attempts == 1)
        }
    }

    @Test("A provider's wish when to be asked again is kept, also after hours of waiting")
    func wish() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.submission) = (false, .notSent(retryAfter: 3000))
        }) { service in
            let id = try await service.generate()
            try await service.pool.execute("UPDATE job SET postponements = 5000 WHERE kind = 'generate_video'")
            try await service.withWorker {
                let request = WatchEventsRequest(videoID: id, afterSequence: 0)
                for try await event in service.client.watchEvents(request, options: service.by())
                where event.currentStep == "Waiting for the AI service" { break }
            }
            #expect(try await service.number("SELECT attempt::bigint FROM job WHERE state = 'retryable'") == 0)
            let wait = try await service.number(
                "SELECT extract(epoch FROM run_at - now())::bigint FROM job WHERE kind = 'generate_video'")
            #expect((2900...3000).contains(wait))
            #expect(try await service.get(id).status == .pending)
        }
    }

    @Test("A paid submission that was surely not sent is sent later, once")
    func paid() async throws {
        try await TestService.run({
            $0.ai.submission = .notSent(retryAfter: 0)
            $0.ai.pricePerSecondMicros = 100_000
        }) { service in
            let id = try await service.generate()
            await service.ai.next("submit")
            service.ai.change { $0.submission = .doneAtOnce }
            let video = try await service.finished(id)
            #expect(video.status == .completed)
            #expect(video.attempts == 1)
            #expect(video.cost.billed == .true)
            #expect(try await service.number("SELECT count(*) FROM provider_call") == 1)
        }
    }

    @Test("A paid submission's handle survives a database that refuses to store it at first")
    func handleKept() async throws {
        try await TestService.run({
            $0.ai.submission = .polled(times: 1)
            $0.ai.pricePerSecondMicros = 100_000
        }) { service in
            try await service.pool.execute("CREATE SEQUENCE refusal")
            // A sequence counts what is rolled back, too. 57P03: the server is starting up.
            try await service.pool.execute(
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF nextval('refusal') <= 2 THEN RAISE 'starting up' USING ERRCODE = '57P03'; END IF;
                    RETURN NEW;
                END $$
                """)
            try await service.pool.execute(
                """
                CREATE TRIGGER refuse BEFORE UPDATE ON provider_call FOR EACH ROW
                    WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted') EXECUTE FUNCTION refuse()
                """)
            let video = try await service.finished(service.generate())
            #expect(video.status == .completed)
            #expect(video.attempts == 1)
            #expect(service.ai.record.submitted.count == 1)
            #expect(try await service.number("SELECT last_value FROM refusal") == 3)
        }
    }
}
