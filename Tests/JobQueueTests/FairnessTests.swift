import JobQueue
import Postgres
import Testing

@Suite("Turns of tenants", .timeLimit(.minutes(2)))
struct FairnessTests {
    @Test("One tenant's many jobs don't delay another's few, which keep their own order")
    func turns() async throws {
        try await TestQueue.run { test in
            let (greedy, modest) = (PostgresUUID.random(), PostgresUUID.random())
            var flood: [PostgresUUID] = []
            for _ in 0..<50 { flood.append(try #require(try await test.enqueue(tenant: greedy))) }
            var few: [PostgresUUID] = []
            for _ in 0..<3 { few.append(try #require(try await test.enqueue(tenant: modest))) }
            let claimed = try await Self.claimAll(test)
            #expect(claimed.filter { few.contains($0) } == few)
            #expect(claimed.filter { flood.contains($0) } == flood)
            let places = few.compactMap { claimed.firstIndex(of: $0) }
            #expect(places.count == 3)
            #expect(zip(places, [1, 3, 5]).allSatisfy { $0 <= $1 }, "\(places)")
        }
    }

    @Test("A tenant that comes while another's jobs are claimed has the turn that the queue has reached")
    func late() async throws {
        try await TestQueue.run { test in
            let (greedy, worker) = (PostgresUUID.random(), PostgresUUID.random())
            for _ in 0..<40 { _ = try await test.enqueue(tenant: greedy) }
            // The second claim notes the turn that the first has left.
            for _ in 0..<2 { _ = try await test.queue.claim(worker: worker, jobsMax: 10) }
            let late = try #require(try await test.enqueue())
            let next = try await test.queue.claim(worker: worker, jobsMax: 12).map(\.lease.jobID)
            #expect(next.contains(late))
        }
    }

    @Test("A job that is handed back comes before those that came later, also after the queue was empty")
    func handedBack() async throws {
        try await TestQueue.run { test in
            let worker = PostgresUUID.random()
            for _ in 0..<20 { _ = try await test.enqueue(tenant: worker) }
            let early = try #require(try await test.queue.claim(worker: worker, jobsMax: 20).last).lease
            _ = try await test.queue.claim(worker: worker, jobsMax: 1)
            for _ in 0..<5 { _ = try await test.enqueue() }
            #expect(try await test.queue.retry(early, after: .zero, error: "again"))
            try await test.pool.execute("UPDATE job SET state = 'available' WHERE state = 'retryable'")
            let next = try await test.queue.claim(worker: worker, jobsMax: 1).map(\.lease.jobID)
            #expect(next == [early.jobID])
        }
    }

    @Test("A claim with 100,000 jobs of one tenant waiting reads a few rows of the index, and a new job's turn too")
    func cost() async throws {
        try await TestQueue.run(bound: 200_000) { test in
            try await test.pool.execute(
                """
                INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max, ticket)
                SELECT gen_random_uuid(), 'videos', 'test', '00000000-0000-0000-0000-000000000001', gen_random_uuid(),
                    'available', 4, nextval('job_arrival')
                FROM generate_series(1, 100000)
                """)
            try await test.pool.execute("ANALYZE job")
            try await test.pool.transaction { transaction in
                for _ in 0..<10 {
                    let claim = try await transaction.execute(
                        "SELECT count(*) FROM job_claim(gen_random_uuid(), 'videos', 4)")
                    #expect(try claim.first?.int64(0) == 4)
                    try await transaction.execute(
                        """
                        SELECT job_enqueue('videos', gen_random_uuid(), 'test', gen_random_uuid(), gen_random_uuid(),
                            4::smallint)
                        """)
                }
                let rows = try await transaction.execute(
                    """
                    SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                    WHERE relname = 'job'
                    """
                ).first?.int64(0)
                #expect(try #require(rows) < 1000)
            }
        }
    }

    @Test("Nothing is begun in a paused queue, what is parked goes on, and adding is possible")
    func pause() async throws {
        try await TestQueue.run { test in
            let parked = try #require(try await test.claimed())
            let failed = try #require(try await test.claimed())
            #expect(try await test.queue.park(parked, for: .zero))
            #expect(try await test.queue.retry(failed, after: .zero, error: "again"))
            try await test.queue.pause()
            try await test.queue.pause()
            #expect(try await test.queue.isPaused())
            _ = try await test.enqueue()
            let claimed = try await test.queue.claim(worker: .random(), jobsMax: 10).map(\.lease.jobID)
            #expect(claimed == [parked.jobID])
            #expect(try await test.queue.resume())
            #expect(try await !test.queue.resume())
            #expect(try await test.queue.claim(worker: .random(), jobsMax: 10).count == 2)
        }
    }

    /// Claims one by one until nothing is left; the jobs in the order of their turns.
    private static func claimAll(_ test: TestQueue) async throws -> [PostgresUUID] {
        let worker = PostgresUUID.random()
        var ids: [PostgresUUID] = []
        while let job = try await test.queue.claim(worker: worker, jobsMax: 1).first { ids.append(job.lease.jobID) }
        return ids
    }
}
