import Foundation
import JobQueue
import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Maintenance", .timeLimit(.minutes(2)))
struct MaintenanceTests {
    private static let longAgo = Date(timeIntervalSinceNow: -7200)

    @Test("Old files that no video has are removed, and no others")
    func orphanedFiles() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let done = try await service.generate()
            try await service.withWorker { _ = try await service.finished(done) }
            let files = try service.objects()
            for name in files { try Self.age(service, name) }
            // Left by a worker that was killed before it completed the job, and by a deleted video.
            let leftByKilled = "\(done).99.mp4"
            let leftByDeleted = "\(PostgresUUID.random()).1.jpg"
            let justWritten = "\(PostgresUUID.random()).1.mp4"
            for name in [leftByKilled, leftByDeleted, justWritten] { try Self.write(service, name) }
            for name in [leftByKilled, leftByDeleted] { try Self.age(service, name) }
            try Self.write(service, "notes.txt", folder: "00")
            try Self.age(service, "notes.txt", folder: "00")

            let report = try await service.maintain(.orphanedFiles)
            #expect(report == MaintenanceReport(items: 2, bytes: 20))
            #expect(Set(try service.objects()) == Set(files + [justWritten, "notes.txt"]))
        }
    }

    @Test("A file of a lease that still runs is left alone, however old it is")
    func runningLease() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let work = try #require(
                try await service.store.begin(service.queue.claim(worker: .random(), jobsMax: 1)).first)
            let name = "\(id).\(work.lease.epoch).mp4"
            try Self.write(service, name)
            try Self.age(service, name)
            #expect(try await service.maintain(.orphanedFiles).items == 0)
            #expect(try await service.queue.rescue(lease: .zero) == 1)
            #expect(try await service.maintain(.orphanedFiles).items == 1)
        }
    }

    @Test("Half-written files go once nobody can be writing them any more")
    func temporaryFiles() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            for name in [".writing-1-2-3", ".writing-4-5-6"] { try Self.write(service, name, folder: "0a") }
            try Self.age(service, ".writing-1-2-3", folder: "0a")
            #expect(try await service.maintain(.temporaryFiles) == MaintenanceReport(items: 1, bytes: 10))
            #expect(try service.objects() == [".writing-4-5-6"])
        }
    }

    @Test("Old events, calls, dead jobs and keys are deleted, and young ones and open calls kept")
    func rows() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            try await service.pool.execute(
                """
                INSERT INTO event (owner, sequence, video_id, kind, status, progress, at)
                SELECT gen_random_uuid(), day, gen_random_uuid(), 1, 1, 0, now() - make_interval(days => day)
                FROM generate_series(1, 60) AS day
                """)
            #expect(try await service.maintain(.events).items == 31)
            try await service.pool.execute(
                """
                INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max, finished_at)
                SELECT gen_random_uuid(), 'q', 'k', gen_random_uuid(), gen_random_uuid(), 'discarded', 1,
                    now() - make_interval(days => day)
                FROM generate_series(1, 60) AS day
                """)
            #expect(try await service.maintain(.deadJobs).items == 31)
            try await service.pool.execute(
                """
                INSERT INTO idempotency_key (owner, route, key, body_sha256, video_id, created_at)
                SELECT gen_random_uuid(), 'generate', 'k', '', gen_random_uuid(), now() - make_interval(hours => hour)
                FROM generate_series(1, 48) AS hour
                """)
            #expect(try await service.maintain(.idempotencyKeys).items == 25)
            try await service.pool.execute(
                """
                INSERT INTO provider_call (id, job_id, video_id, owner, attempt, provider, model,
                    price_estimated_micros, currency, state, prepared_at, ended_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'p', 'm', price,
                    'USD', 'prepared', now() - make_interval(days => day), now() - make_interval(days => day)
                FROM unnest(ARRAY[0, 5]) AS price, unnest(ARRAY[1, 8, 399, 401]) AS day
                """)
            #expect(try await service.maintain(.calls).items == 0)
            try await service.pool.execute("UPDATE provider_call SET state = 'failed'")
            #expect(try await service.maintain(.calls).items == 4)
            let paid = try await service.number("SELECT count(*) FROM provider_call WHERE price_estimated_micros > 0")
            #expect(paid == 3)
        }
    }

    @Test("Each task is one job however many workers there are, runs, and waits for its next time")
    func periodic() async throws {
        try await TestService.run { service in
            try await service.withWorker {
                while true {
                    let ran = try await service.number(
                        """
                        SELECT count(*) FROM job WHERE queue = 'maintenance' AND state = 'parked' AND lease_epoch > 0
                            AND run_at > now() AND attempt = 0
                        """)
                    if ran == MaintenanceTask.allCases.count { break }
                    await Task.yield()
                }
                #expect(
                    try await service.number("SELECT count(*) FROM job WHERE queue = 'maintenance'")
                        == MaintenanceTask.allCases.count)
                #expect(try await service.queue.unfinishedCount() == 0)
            }
        }
    }

    @Test("A task that fails is run again soon, by its queue and not by luck")
    func failing() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            try await service.pool.execute("ALTER TABLE event RENAME TO event_away")
            try await service.withWorker {
                while try await service.number(
                    """
                    SELECT count(*) FROM job WHERE queue = 'maintenance' AND kind = 'events' AND state = 'parked'
                        AND lease_epoch > 0 AND run_at BETWEEN now() AND now() + interval '61 seconds'
                    """) == 0
                {
                    await Task.yield()
                }
            }
            try await service.pool.execute("ALTER TABLE event_away RENAME TO event")
        }
    }

    private static func write(_ service: TestService, _ name: String, folder: String? = nil) throws {
        try Data(repeating: 1, count: 10).write(to: URL(fileURLWithPath: path(service, name, folder)))
    }

    /// Makes a file two hours old.
    private static func age(_ service: TestService, _ name: String, folder: String? = nil) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: longAgo], ofItemAtPath: path(service, name, folder))
    }

    private static func path(_ service: TestService, _ name: String, _ folder: String?) -> String {
        "\(service.artifactsPath)/\(folder ?? ObjectName.folder(ofVideo: String(name.prefix(36))))/\(name)"
    }
}

extension TestService {
    /// Runs a task of maintenance now.
    func maintain(_ task: MaintenanceTask) async throws -> MaintenanceReport {
        let rpc = RPCClient(address: aiAddress, logger: Self.logger)
        defer { rpc.close() }
        let reconciler = CallReconciler(
            ledger: CallLedger(pool: pool), budgets: BudgetStore(pool: pool), ai: AIClient(rpc),
            outcomeWaitMax: .seconds(3600), logger: Self.logger)
        let maintenance = Maintenance(
            pool: pool, queue: queue, objects: try FileObjectStore(root: artifactsPath), reconciler: reconciler,
            logger: Self.logger)
        return try await maintenance.run(task)
    }
}
