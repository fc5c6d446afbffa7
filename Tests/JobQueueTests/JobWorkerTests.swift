import JobQueue
import Logging
import Postgres
import PostgresTesting
import Synchronization
import Testing

@Suite("Workers", .timeLimit(.minutes(2)))
struct JobWorkerTests {
    /// Completes jobs at once, or holds them until they are cancelled.
    final class Handler: JobHandler {
        let queue: JobQueue
        let isHolding: Bool
        let losesFirstClaim: Bool
        private let hasLost = Atomic<Bool>(false)
        let events: AsyncStream<JobLease>
        private let continuation: AsyncStream<JobLease>.Continuation
        private let running = Mutex((now: 0, most: 0))

        struct LostAnswer: Error {}

        init(queue: JobQueue, isHolding: Bool = false, losesFirstClaim: Bool = false) {
            self.queue = queue
            self.losesFirstClaim = losesFirstClaim
            self.isHolding = isHolding
            (events, continuation) = AsyncStream.makeStream(of: JobLease.self)
        }

        var mostAtOnce: Int { running.withLock { $0.most } }

        func claim(worker: PostgresUUID, jobsMax: Int) async throws -> [Job] {
            let jobs = try await queue.claim(worker: worker, jobsMax: jobsMax)
            if losesFirstClaim, !hasLost.exchange(true, ordering: .relaxed) { throw LostAnswer() }
            return jobs
        }

        func run(_ job: Job) async {
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            defer { running.withLock { $0.now -= 1 } }
            if isHolding {
                continuation.yield(job.lease)
                for await _ in AsyncStream<Never>.makeStream().stream {}
            } else if (try? await queue.complete(job.lease)) == true {
                continuation.yield(job.lease)
            }
        }
    }

    @Test("Every job is run, and never more at once than the worker may")
    func runsAll() async throws {
        try await TestQueue.run { test in
            for _ in 0..<60 { _ = try await test.enqueue() }
            let handler = Handler(queue: test.queue)
            var config = JobWorkerConfig()
            config.concurrency = 4
            let worker = JobWorker(queue: test.queue, handler: handler, config: config, logger: TestDatabase.logger)
            let running = Task { try await worker.run() }
            var done: Set<PostgresUUID> = []
            for await lease in handler.events {
                done.insert(lease.jobID)
                if done.count == 60 { break }
            }
            running.cancel()
            try await running.value
            #expect(handler.mostAtOnce <= 4)
            #expect(try await test.queue.depths() == [.completed: 60])
        }
    }

    @Test("A worker that is stopped hands its unfinished jobs back, without using up their attempts")
    func handsBack() async throws {
        try await TestQueue.run { test in
            let id = try #require(try await test.enqueue())
            let handler = Handler(queue: test.queue, isHolding: true)
            let worker = JobWorker(queue: test.queue, handler: handler, logger: TestDatabase.logger)
            let running = Task { try await worker.run() }
            for await _ in handler.events { break }
            running.cancel()
            try await running.value
            let next = try #require(try await test.queue.claim(worker: .random(), jobsMax: 1).first)
            #expect(next.lease.jobID == id)
            #expect(next.lease.attempt == 1)
        }
    }

    @Test("Jobs of a claim whose answer was lost are run all the same, in their first attempt")
    func lostClaim() async throws {
        try await TestQueue.run { test in
            let id = try #require(try await test.enqueue())
            let handler = Handler(queue: test.queue, losesFirstClaim: true)
            let worker = JobWorker(queue: test.queue, handler: handler, logger: TestDatabase.logger)
            let running = Task { try await worker.run() }
            for await lease in handler.events {
                #expect(lease.jobID == id)
                #expect(lease.attempt == 1)
                break
            }
            running.cancel()
            try await running.value
        }
    }

    @Test("A worker that was silent gives a sign of life before it takes from others, hence keeps its own jobs")
    func beatsFirst() async throws {
        try await TestQueue.run { test in
            _ = try #require(try await test.enqueue())
            let handler = Handler(queue: test.queue, isHolding: true)
            let worker = JobWorker(queue: test.queue, handler: handler, logger: TestDatabase.logger)
            let running = Task { try await worker.run() }
            for await _ in handler.events { break }
            for _ in 0..<2 {
                try await test.pool.execute("UPDATE job_worker SET heartbeat_at = now() - interval '30 seconds'")
                let isSilent: Statement = """
                    SELECT (heartbeat_at < now() - interval '20 seconds')::int::int2 FROM job_worker
                    """
                while try await test.number(isSilent) == 1 {}
            }
            #expect(try await test.number("SELECT lease_epoch::int2 FROM job WHERE state = 'running'") == 1)
            running.cancel()
            try await running.value
        }
    }

    @Test("Whose worker vanished is looked for in time to be run within ten seconds of it")
    func rescuePace() {
        let longest = JobWorkerConfig.lease + JobWorkerConfig.heartbeatInterval * (1 + JobWorkerConfig.jitter)
        #expect(longest < .seconds(10))
    }

    @Test("A job whose worker vanished is run by another")
    func rescue() async throws {
        try await TestQueue.run { test in
            let lost = try #require(try await test.claimed())
            let handler = Handler(queue: test.queue)
            let other = JobWorker(queue: test.queue, handler: handler, logger: TestDatabase.logger)
            let running = Task { try await other.run() }
            for await lease in handler.events {
                #expect(lease.jobID == lost.jobID)
                #expect(lease.attempt == 2)
                break
            }
            running.cancel()
            try await running.value
        }
    }
}
