import Postgres
import PostgresCluster
import PostgresTesting
import Testing

@Suite("A fault", .timeLimit(.minutes(2)))
struct PostgresFaultTests {
    private static let insert: Statement = "INSERT INTO thing (id) VALUES ($1)"

    /// A server of its own, since the test stops it.
    private func withCluster(_ body: (PrivateCluster, PostgresPool) async throws -> Void) async throws {
        try await TestCluster.with { cluster in
            try await cluster.start()
            let pool = try PostgresPool(config: PostgresConfig(url: cluster.url()), logger: TestDatabase.logger)
            do {
                try await body(cluster, pool)
            } catch {
                await pool.close()
                throw error
            }
            await pool.close()
        }
    }

    @Test("of an absent server is waited for by who starts before it")
    func startedLater() async throws {
        try await withCluster { cluster, pool in
            try await cluster.stop()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await pool.waitUntilReachable() }
                await #expect(throws: PostgresError.self) { try await pool.ping() }
                try await cluster.start()
                try await group.waitForAll()
            }
            try await pool.ping()
        }
    }

    @Test("of the server's crash under load ends no call without an answer, loses no confirmed write, and passes")
    func crash() async throws {
        try await withCluster { cluster, pool in
            try await pool.execute("CREATE TABLE thing (id bigint PRIMARY KEY)")
            let (confirmed, doubtful) = try await withThrowingTaskGroup(of: [Int64: Bool].self) { group in
                for task in 0..<16 as Range<Int64> {
                    group.addTask {
                        var written: [Int64: Bool] = [:]
                        for turn in 0..<200 as Range<Int64> {
                            let id = task * 1_000 + turn
                            do {
                                _ = try await pool.read("SELECT $1::bigint", [.int64(id)])
                                try await pool.execute(Self.insert, [.int64(id)])
                                written[id] = true
                            } catch let error as PostgresError where error.mayHaveCommitted {
                                written[id] = false
                            } catch let error as PostgresError {
                                #expect(error.isRetryable, "\(error)")
                            }
                        }
                        return written
                    }
                }
                try await cluster.restartImmediately()
                return try await group.reduce(into: (Set<Int64>(), Set<Int64>())) { sums, written in
                    for (id, isSure) in written { if isSure { sums.0.insert(id) } else { sums.1.insert(id) } }
                }
            }
            try await pool.ping()
            let found = Set(try await pool.read("SELECT id FROM thing").rows.map { row in try row.int64(0) })
            #expect(found.isSuperset(of: confirmed))
            #expect(found.subtracting(confirmed).isSubset(of: doubtful))
        }
    }

    @Test("of a server that is away is told within the acquire timeout, at once when it stays away, and passes")
    func away() async throws {
        try await withCluster { cluster, pool in
            try await pool.ping()
            try await cluster.stop()
            for _ in 0..<3 {
                let read = await #expect(throws: PostgresError.self) { try await pool.ping() }
                #expect(read?.kind == .unavailable && read?.isRetryable == true)
                let write = await #expect(throws: PostgresError.self) { try await pool.execute("SELECT 1") }
                #expect(write?.kind == .unavailable)
            }
            #expect(!pool.statistics.isReachable)
            try await cluster.start()
            while !pool.statistics.isReachable { await Task.yield() }
            try await pool.ping()
            try await pool.execute("SELECT 1")
        }
    }

    @Test("of the listener's connection is made up for by a wake-up once it listens again")
    func listening() async throws {
        try await withCluster { cluster, pool in
            var wakeUps = try pool.listen(to: "jobs \"ü\"").makeAsyncIterator()
            #expect(await wakeUps.next() == PostgresWakeUp(payloads: [], mayHaveMissed: true))
            try await pool.execute("SELECT pg_notify('jobs \"ü\"', 'one')")
            #expect(await wakeUps.next() == PostgresWakeUp(payloads: ["one"], mayHaveMissed: false))
            try await cluster.restartImmediately()
            #expect(await wakeUps.next()?.mayHaveMissed == true)
            try await pool.execute("SELECT pg_notify('jobs \"ü\"', 'two')")
            #expect(await wakeUps.next()?.payloads == ["two"])
        }
    }

    @Test("of single connections is hidden from reads, told to writes as one that may have committed, never sent twice")
    func terminatedBackends() async throws {
        try await TestDatabase.withPool { pool in
            // Waits until each session is gone. Other tests use the same server.
            let endOthers: Statement = """
                SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                """
            for _ in 0..<5 {
                try await pool.execute(endOthers)
                try await pool.ping()
                try await pool.execute("SELECT 1")
            }
            try await pool.execute("CREATE SEQUENCE sending")
            let sleeping = Task { try await pool.execute("SELECT nextval('sending'), pg_sleep(600)") }
            let asleep: Statement = """
                SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'
                """
            while try await pool.read(asleep).count == 0 {}
            try await pool.execute(endOthers)
            let error = await #expect(throws: PostgresError.self) { try await sleeping.value }
            #expect(error?.kind == .connectionLost && error?.mayHaveCommitted == true && error?.isRetryable == false)
            // A sequence counts outside of transactions: a second sending would show.
            #expect(try await pool.execute("SELECT nextval('sending')").first?.int64(0) == 2)
        }
    }

    @Test("of age is prevented: connections are replaced, and asked for a sign of life after a pause")
    func age() async throws {
        try await TestDatabase.withPool(configure: {
            $0.recycleAfter = .milliseconds(50)
            $0.idleCheckAfter = .zero
        }) { pool in
            var sessions: (reads: Set<Int32>, writes: Set<Int32>) = ([], [])
            while sessions.reads.count < 4 || sessions.writes.count < 4 {
                sessions.reads.insert(try #require(try await pool.read("SELECT pg_backend_pid()").first).int32(0))
                sessions.writes.insert(try #require(try await pool.execute("SELECT pg_backend_pid()").first).int32(0))
            }
        }
    }
}
