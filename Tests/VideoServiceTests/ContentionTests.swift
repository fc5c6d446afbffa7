import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Two workers at one video", .timeLimit(.minutes(2)))
struct ContentionTests {
    @Test("A worker whose result the ledger refuses while its lease holds hands the job back, and the video is made")
    func refusedByLedger() async throws {
        try await TestService.run({ $0.ai.submission = .polled(times: 1) }) { service in
            let pool = service.pool
            service.ai.change { settings in
                settings.beforeAnswer = { _ in
                    await succeeds {
                        try await pool.execute("UPDATE provider_call SET state = 'accepted', handle = 'h-other'")
                    }
                }
            }
            let video = try await service.finished(service.generate())
            #expect(video.status == .completed)
            #expect(video.attempts == 1)
            #expect(service.ai.record.submitted.count == 1)
            #expect(service.ai.record.polled["h-other"] == 2)
        }
    }

    @Test("A worker that lost its lease while it submitted leaves its successor the handle that both were given")
    func sameHandle() async throws {
        try await TestService.run({ $0.ai.submission = .polled(times: 1) }) { service in
            let (pool, queue) = (service.pool, service.queue)
            service.ai.change { settings in
                settings.beforeAnswer = { _ in
                    guard service.ai.record.submitted.count == 1 else { return }
                    await succeeds {
                        try await pool.execute(
                            "UPDATE job SET worker_id = gen_random_uuid() WHERE kind = 'generate_video'")
                        _ = try await queue.rescue(lease: .seconds(6))
                    }
                    // Until the successor has submitted it too.
                    await service.ai.next("poll")
                }
            }
            let video = try await service.finished(service.generate())
            #expect(video.status == .completed)
            #expect(video.attempts == 2)
            await service.ai.next("release")
            #expect(service.ai.record.submitted.count == 2)
            #expect(Set(service.ai.record.polled.keys).count == 1)
        }
    }

    @Test("A beginning that meets a cancellation leaves nothing behind, and holds up no other job of the same claim")
    func begunWhileStopped() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let (pool, store) = (service.pool, GenerationStore(pool: service.pool))
            for _ in 0..<2 { _ = try await service.generate() }
            let jobs = try await service.queue.claim(worker: .random(), jobsMax: 2)
            let stopped = try #require(jobs.first)
            let beginning = try await pool.transaction { transaction in
                try await transaction.execute("SELECT job_cancel($1)", [.uuid(stopped.lease.jobID)])
                let beginning = Task { try await store.begin(jobs) }
                while try await service.number(Self.waitingStatement) == 0 { try Task.checkCancellation() }
                try await transaction.execute("UPDATE video SET status = 5 WHERE id = $1", [.uuid(stopped.subject)])
                return beginning
            }
            #expect(try await beginning.value.map(\.videoID) == jobs.dropFirst().map(\.subject))
            #expect(try await service.number("SELECT count(*) FROM provider_call") == 1)
            #expect(try await service.number("SELECT count(*) FROM event WHERE status = 2") == 1)
        }
    }

    private static let waitingStatement: Statement = """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        """
}

/// Runs what a test expects to succeed where nothing can be thrown.
private func succeeds(_ body: () async throws -> Void) async {
    do { try await body() } catch { Issue.record(error) }
}
