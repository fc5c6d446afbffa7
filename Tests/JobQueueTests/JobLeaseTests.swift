import JobQueue
import Postgres
import PostgresTesting
import Testing

@Suite("Leases")
struct JobLeaseTests {
    @Test("A job is claimed once, however many ask at the same time")
    func claimOnce() async throws {
        try await TestQueue.run { test in
            for _ in 0..<40 { _ = try await test.enqueue() }
            let claims = try await withThrowingTaskGroup(of: [Job].self) { group in
                for _ in 0..<16 { group.addTask { try await test.queue.claim(worker: .random(), jobsMax: 5) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claims.count == 40)
            #expect(Set(claims.map(\.lease.jobID)).count == 40)
        }
    }

    @Test("Whatever a worker writes after its lease was taken over is refused")
    func staleLease() async throws {
        try await TestQueue.run { test in
            let stale = try #require(try await test.claimed())
            #expect(try await test.queue.rescue(lease: .seconds(600)) == 0, "its claim was a sign of life")
            #expect(try await test.queue.rescue(lease: .zero) == 1)
            let fresh = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(fresh.attempt == 2)
            #expect(try await test.queue.complete(stale) == false)
            #expect(try await test.queue.park(stale, for: .zero) == false)
            #expect(try await test.queue.retry(stale, after: .zero, error: "late") == false)
            #expect(try await test.queue.postpone(stale, for: .zero, error: "late") == false)
            #expect(try await test.queue.discard(stale, error: "late") == false)
            #expect(try await test.queue.complete(fresh))
            #expect(try await test.queue.complete(fresh) == false)
        }
    }

    @Test("A worker that asks keeps its own jobs however long it was silent, and loses them to another that asks")
    func ownJobs() async throws {
        try await TestQueue.run { test in
            let worker = PostgresUUID.random()
            _ = try #require(try await test.enqueue())
            _ = try #require(try await test.queue.claim(worker: worker, jobsMax: 1).first)
            try await test.pool.execute("UPDATE job_worker SET heartbeat_at = now() - interval '1 hour'")
            #expect(try await test.queue.rescue(lease: .seconds(6), by: worker) == 0)
            let other = JobQueue(name: "other", pool: test.pool)
            #expect(try await other.rescue(lease: .seconds(6), by: .random()) == 0, "that is no worker of this queue")
            #expect(try await test.queue.rescue(lease: .seconds(6), by: .random()) == 1)
        }
    }

    @Test("A worker of an earlier release still rescues")
    func earlierRelease() async throws {
        try await TestQueue.run { test in
            _ = try #require(try await test.claimed())
            try await test.pool.execute("UPDATE job_worker SET heartbeat_at = now() - interval '1 hour'")
            let rescued = try await test.pool.execute("SELECT job_rescue(interval '6 seconds')").first?.int64(0)
            #expect(rescued == 1)
        }
    }

    @Test("A cancelled job ends, and its worker's writes are refused")
    func cancel() async throws {
        try await TestQueue.run { test in
            let lease = try #require(try await test.claimed())
            #expect(try await test.queue.cancel(lease.jobID))
            #expect(try await test.queue.cancel(lease.jobID) == false)
            #expect(try await test.queue.complete(lease) == false)
            #expect(try await test.queue.depths() == [.cancelled: 1])
        }
    }

    @Test("Parking uses up no attempt, failing does, and so does a worker that stops; postponing gives it back")
    func attempts() async throws {
        try await TestQueue.run { test in
            var lease = try #require(try await test.claimed(attemptsMax: 2))
            #expect(lease.attempt == 1)
            #expect(try await test.queue.park(lease, for: .zero))
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(lease.attempt == 1)
            #expect(try await test.queue.postpone(lease, for: .zero, error: "nobody there"))
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(lease.attempt == 1)
            #expect(lease.postponements == 1)
            #expect(try await test.queue.retry(lease, after: .zero, error: "failed"))
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(lease.attempt == 2)
            #expect(!lease.hasAttemptsLeft)
            #expect(try await test.queue.rescue(lease: .zero) == 1)
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(lease.isExhausted)
            #expect(try await test.queue.discard(lease, error: "its worker stopped too often"))
            let dead = try await test.queue.deadJobs(jobsMax: 10)
            #expect(dead.map(\.lastError) == ["its worker stopped too often"])
        }
    }

    @Test("A worker that stops while it looks after work elsewhere uses up no attempt, and gives none back")
    func underway() async throws {
        try await TestQueue.run { test in
            var lease = try #require(try await test.claimed(attemptsMax: 2))
            #expect(try await test.queue.park(lease, for: .zero))
            for round in 1...3 {
                lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
                #expect(lease.attempt == 1)
                try await test.pool.execute("UPDATE job SET worker_id = gen_random_uuid()")
                #expect(try await test.queue.rescue(lease: .seconds(6)) == 1)
                lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
                #expect(lease.attempt == 1)
                #expect(try await test.queue.postpone(lease, for: .zero, error: "nobody there"))
                #expect(try await test.number("SELECT attempt FROM job") == 1, "round \(round)")
            }
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(try await test.queue.retry(lease, after: .zero, error: "failed"))
            lease = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first?.lease)
            #expect(lease.attempt == 2)
        }
    }

    @Test("Nothing is claimed before its time")
    func notDue() async throws {
        try await TestQueue.run { test in
            let lease = try #require(try await test.claimed())
            #expect(try await test.queue.park(lease, for: .seconds(3600)))
            #expect(try await test.queue.claim(worker: .random(), jobsMax: 5).isEmpty)
        }
    }

    @Test("Finished jobs are deleted after their time, given-up ones stay")
    func prune() async throws {
        try await TestQueue.run { test in
            let done = try #require(try await test.claimed())
            #expect(try await test.queue.complete(done))
            let dead = try #require(try await test.claimed())
            #expect(try await test.queue.discard(dead, error: "broken"))
            #expect(try await test.queue.prune(olderThan: .seconds(3600), jobsMax: 100) == 0)
            #expect(try await test.queue.prune(olderThan: .zero, jobsMax: 100) == 1)
            #expect(try await test.queue.depths() == [.discarded: 1])
        }
    }
}
