import JobQueue
import Postgres
import Testing

@Suite("Periodic jobs", .timeLimit(.minutes(1)))
struct PeriodicJobTests {
    @Test("One is there once, is due at once, and after a crash is due again without using up attempts")
    func lives() async throws {
        try await TestQueue.run { test in
            let queue = test.queue
            let id = PostgresUUID.random()
            for _ in 0..<3 { try await queue.ensurePeriodic(id: id, kind: "sweep") }
            for epoch in 1...3 {
                let job = try #require(try await queue.claim(worker: .random(), jobsMax: 5).first)
                #expect(job.kind == "sweep")
                #expect(job.lease.epoch == Int64(2 * epoch - 1))
                #expect(job.lease.attempt == 0)
                #expect(try await queue.claim(worker: .random(), jobsMax: 5).isEmpty)
                #expect(try await queue.rescue(lease: .zero) == 1)
                #expect(try await !queue.park(job.lease, for: .seconds(60)), "the lease was lost")
            }
            let job = try #require(try await queue.claim(worker: .random(), jobsMax: 5).first)
            #expect(try await queue.park(job.lease, for: .seconds(60)))
            #expect(try await queue.claim(worker: .random(), jobsMax: 5).isEmpty)
            #expect(try await queue.unfinishedCount() == 0)
        }
    }
}
