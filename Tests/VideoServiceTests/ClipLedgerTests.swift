import Foundation
import JobQueue
import Postgres
import PostgresTesting
import RPC
import ServiceRuntime
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Clips, workers that stop, and the ledger", .serialized, .timeLimit(.minutes(5)))
struct ClipLedgerTests {
    @Test(
        "A worker that is killed while a clip is fetched, stored or done loses nothing, and none is sent again",
        arguments: [CrashPoint.accepted, .fetching, .finished, .completed])
    func crashes(point: CrashPoint) async throws {
        try await TestCluster.run { cluster, pool in
            try await TestService.run(
                on: pool,
                { options in
                    ClipTesting.prepare(&options)
                    (options.runsWorker, options.ai.submission) = (false, .polled(times: 1))
                }
            ) { service in
                let id = try await ClipTesting.generate(service)
                try await Self.crash(service, cluster.url(), at: point)
                // Once more: the next clip, or the same one, whose worker came no further.
                try await Self.crash(service, cluster.url(), at: point)
                service.ai.change { $0.joinFailure = .unavailable("joiner_busy", "Others", retryAfter: .zero) }
                try await service.withWorker {
                    try await ClipTesting.step("Waiting for the AI service", of: id, service)
                }
                service.ai.change { $0.joinFailure = nil }
                // And so does the joined film, where there is such a point.
                if point != .accepted { try await Self.crash(service, cluster.url(), at: point) }
                try await service.withWorker {
                    let video = try await service.finished(id)
                    #expect((video.status, video.cost.final) == (.completed, 2), "\(String(describing: video.error))")
                }
                #expect(service.ai.record.submitted.map(\.duration) == [8, 8, 4])
                #expect(try await ClipTesting.calls(service) == ["1 done 800000", "2 done 800000", "3 done 400000"])
                #expect(try await service.number("SELECT micros FROM budget_spent LIMIT 1") == 2_000_000)
                #expect(try await service.number("SELECT count(*) FROM budget_hold") == 0)
            }
        }
    }

    /// Has a worker end itself at a point, and its lease end.
    private static func crash(_ service: TestService, _ url: String, at point: CrashPoint) async throws {
        let worker = try ServiceProgram.worker(
            service, databaseURL: url, environment: ["VEOGEN_CRASH_POINT": point.rawValue])
        await worker.ended()
        // As if its lease had ended: what a lease lasts is another test's.
        try await service.pool.execute("DELETE FROM job_worker")
    }

    @Test("A worker that is stopped behind a clip hands the job on, and another goes on with the next")
    func stopped() async throws {
        try await ClipTesting.run({ ($0.runsWorker, $0.ai.submission) = (false, .polled(times: 1)) }) { service in
            let id = try await ClipTesting.generate(service)
            try await service.withWorker {
                await service.ai.next("submit")
                try await service.queue.pause()
                try await ClipTesting.step("Clip 2 of 3", of: id, service)
            }
            #expect(service.ai.record.submitted.count == 1)
            let video = try await service.get(id)
            #expect((video.status, video.progress, video.cost.billed) == (.processing, 32, .true))
            let waiting = try await service.number(
                "SELECT count(*) FROM job WHERE queue = 'video_generation' AND state = 'retryable' AND attempt = 0")
            #expect(waiting == 1)
            #expect(try await service.queue.resume())
            try await service.withWorker {
                let video = try await service.finished(id)
                #expect(video.status == .completed)
            }
            #expect(service.ai.record.submitted.count == 3)
        }
    }

    @Test("Maintenance keeps the clips of a video under way however old, and removes those of none")
    func maintenance() async throws {
        try await ClipTesting.run({
            ($0.runsWorker, $0.ai.firstSubmissions) = (false, [.doneAtOnce, .notSent(retryAfter: 3600)])
        }) { service in
            let id = try await ClipTesting.generate(service)
            // Its own maintenance would be first.
            try await service.withWorker {
                try await ClipTesting.step("Waiting for the AI service", of: id, service)
            }
            let stray = ["\(id).99.clip", "\(PostgresUUID.random()).1.last"]
            for name in stray {
                let folder = name.prefix { $0 != "." }.suffix(2)
                try Data(count: 10).write(to: URL(filePath: "\(service.artifactsPath)/\(folder)/\(name)"))
            }
            for name in try service.objects() {
                let folder = name.prefix { $0 != "." }.suffix(2)
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -7200)],
                    ofItemAtPath: "\(service.artifactsPath)/\(folder)/\(name)")
            }
            #expect(try await service.maintain(.orphanedFiles) == MaintenanceReport(items: 2, bytes: 20))
            #expect(try ClipTesting.endings(service) == ["clip", "last"])
        }
    }

    @Test("The database opens no call for a clip that is done, and lets no worker take a clip for the whole")
    func rules() async throws {
        try await ClipTesting.run({ $0.ai.firstSubmissions = [.doneAtOnce, .notSent(retryAfter: 3600)] }) { service in
            let id = try await ClipTesting.generate(service)
            try await ClipTesting.step("Waiting for the AI service", of: id, service)
            try await service.pool.execute("UPDATE provider_call SET state = 'failed' WHERE state = 'prepared'")
            for clip: Int16? in [nil, 1, 3] {
                #expect(try await service.pool.execute(Self.callStatement, [.int16(clip)]).affectedRows == 0)
            }
            #expect(try await service.pool.execute(Self.callStatement, [.int16(2)]).affectedRows == 1)
            await #expect(throws: PostgresError.self) {
                try await service.pool.execute(
                    """
                    UPDATE video SET status = 3, progress = 100, resolution = '1x1', started_at = now(),
                        completed_at = now()
                    """)
            }
            #expect(try await service.get(id).status != .completed)
        }
    }

    private static let callStatement: Statement = """
        INSERT INTO provider_call (
            id, job_id, video_id, owner, attempt, provider, model, price_estimated_micros, currency, state,
            knows_reference, clip
        )
        SELECT gen_random_uuid(), job_id, id, owner, 1, provider, model, 800000, currency, 'prepared', true, $1
        FROM video
        """
}
