import JobQueue
import Postgres
import PostgresTesting
import Testing

@Suite("The bound of a queue")
struct JobPlaceTests {
    @Test("Of 200 jobs at once exactly as many are taken as there are places", arguments: [1, 7, 50, 160])
    func exact(bound: Int) async throws {
        try await TestQueue.run(bound: bound) { test in
            let accepted = try await Self.enqueue(200, test)
            #expect(accepted == bound)
            #expect(try await test.queue.unfinishedCount() == bound)
        }
    }

    @Test("Every way in which a job ends gives its place back, once")
    func places() async throws {
        try await TestQueue.run(bound: 5) { test in
            #expect(try await Self.enqueue(5, test) == 5)
            let leases = try await test.queue.claim(worker: .random(), jobsMax: 4).map(\.lease)
            #expect(leases.count == 4)
            #expect(try await test.queue.complete(leases[0]))
            #expect(try await test.queue.complete(leases[0]) == false)
            #expect(try await test.queue.discard(leases[1], error: "broken"))
            #expect(try await test.queue.cancel(leases[2].jobID))
            #expect(try await test.queue.retry(leases[3], after: .zero, error: "again"))
            #expect(try await test.queue.rescue(lease: .seconds(600)) == 0)
            #expect(try await test.queue.unfinishedCount() == 2)
            #expect(try await Self.enqueue(20, test) == 3)
        }
    }

    @Test("A new bound holds at once, with the jobs that are there")
    func rebound() async throws {
        try await TestQueue.run(bound: 100) { test in
            #expect(try await Self.enqueue(60, test) == 60)
            try await test.queue.setBound(50)
            #expect(try await Self.enqueue(40, test) == 0)
            try await test.queue.setBound(64)
            #expect(try await Self.enqueue(40, test) == 4)
        }
    }

    /// Adds jobs at the same time; returns how many were taken.
    private static func enqueue(_ count: Int, _ test: TestQueue) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<count { group.addTask { try await test.enqueue() != nil } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
    }
}
