import Postgres
import PostgresTesting
import Testing

@Suite("A limit", .timeLimit(.minutes(2)))
struct PostgresLimitsTests {
    private static let sleep: Statement = "SELECT pg_sleep(600)"
    private static let lock: Statement = "SELECT pg_advisory_xact_lock(1)"

    @Test("on a statement's time ends it, for reads, writes and transactions, and leaves their neighbours alone")
    func statementTimeout() async throws {
        try await TestDatabase.withPool(configure: { $0.statementTimeout = .seconds(2) }) { pool in
            async let neighbours = withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await pool.ping() } }
                try await group.waitForAll()
            }
            let read = await #expect(throws: PostgresError.self) { try await pool.read(Self.sleep) }
            #expect(read?.kind == .timeout)
            let write = await #expect(throws: PostgresError.self) { try await pool.execute(Self.sleep) }
            #expect(write?.kind == .timeout)
            let inside = await #expect(throws: PostgresError.self) {
                try await pool.transaction { try await $0.execute(Self.sleep) }
            }
            #expect(inside?.kind == .timeout)
            try await neighbours
        }
    }

    @Test("on the wait for a lock ends it")
    func lockTimeout() async throws {
        try await TestDatabase.withPool(configure: { $0.lockTimeout = .milliseconds(100) }) { pool in
            try await pool.transaction { transaction in
                try await transaction.execute(Self.lock)
                let error = await #expect(throws: PostgresError.self) { try await pool.execute(Self.lock) }
                #expect(error?.kind == .timeout)
            }
        }
    }

    @Test("on a transaction that stands still ends it, and its connection")
    func idleInTransaction() async throws {
        try await TestDatabase.withPool(configure: { $0.idleInTransactionTimeout = .milliseconds(100) }) { pool in
            let lost = await #expect(throws: PostgresError.self) {
                try await pool.transaction { transaction in
                    try await transaction.execute(Self.lock)
                    // Granted once the server has ended the transaction above.
                    try await pool.execute(Self.lock)
                    try await transaction.execute("SELECT 1")
                }
            }
            #expect(lost?.kind == .connectionLost && lost?.isRetryable == true)
        }
    }

    @Test("on the wait for a connection ends it, first come, first served", .timeLimit(.minutes(2)))
    func exhaustion() async throws {
        try await TestDatabase.withPool(configure: {
            $0.connectionsMax = 1
            $0.connectionsOverflowMax = 1
            $0.acquireTimeout = .seconds(2)
        }) { pool in
            // Opened before anything depends on it, however long that takes.
            while (try? await pool.execute("SELECT 1")) == nil {}
            while (try? await pool.ping()) == nil {}
            try await pool.transaction { transaction in
                try await transaction.execute("SELECT 1")
                let write = await #expect(throws: PostgresError.self) { try await pool.execute("SELECT 1") }
                #expect(write?.kind == .poolExhausted && write?.isRetryable == true)
                let nested = await #expect(throws: PostgresError.self) {
                    try await pool.transaction { try await $0.execute("SELECT 1") }
                }
                #expect(nested?.kind == .poolExhausted)
                try await pool.ping()
            }
            try await pool.execute("SELECT 1")
        }
    }

    @Test("on waiting calls answers those beyond it at once")
    func waiters() async throws {
        try await TestDatabase.withPool(configure: {
            $0.connectionsMax = 1
            $0.connectionsOverflowMax = 1
            $0.waitersMax = 1
            $0.acquireTimeout = .seconds(60)
        }) { pool in
            let waiting = try await pool.transaction { transaction in
                try await transaction.execute("SELECT 1")
                let first = Task { try await pool.execute("SELECT 1") }
                while pool.statistics.waiting == 0 { await Task.yield() }
                let error = await #expect(throws: PostgresError.self) { try await pool.execute("SELECT 1") }
                #expect(error?.kind == .poolExhausted)
                return first
            }
            _ = try await waiting.value
        }
    }

    @Test("on regular connections is passed under load, up to the overflow, and kept to again afterwards")
    func overflow() async throws {
        try await TestDatabase.withPool(configure: {
            $0.connectionsMax = 2
            $0.connectionsOverflowMax = 5
            $0.overflowIdleTimeout = .milliseconds(1)
            $0.acquireTimeout = .seconds(60)
        }) { pool in
            let gate = Gate(parties: 6)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await pool.transaction { transaction in
                            try await transaction.execute("SELECT 1")
                            await gate.arrive()
                        }
                    }
                }
                while pool.statistics.exclusiveInUse < 5 { await Task.yield() }
                await gate.arrive()
                try await group.waitForAll()
            }
            while pool.statistics.exclusiveIdle + pool.statistics.exclusiveInUse > 2 { await Task.yield() }
        }
    }

    @Test("by the caller's cancellation stops a write on the server, and its connection serves on")
    func cancelWrite() async throws {
        try await TestDatabase.withPool(configure: {
            $0.connectionsMax = 1
            $0.connectionsOverflowMax = 1
            $0.acquireTimeout = .seconds(60)
        }) { pool in
            for _ in 0..<10 {
                let task = Task { try await pool.execute(Self.sleep) }
                let running: Statement = """
                    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'
                    """
                while try await pool.read(running).count == 0 {}
                task.cancel()
                let error = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(error?.kind == .cancelled)
                #expect(try await pool.execute("SELECT 5").first?.int32(0) == 5)
            }
        }
    }

    @Test("by the caller's cancellation ends the wait of reads and of waiting writes at once")
    func cancelWaiting() async throws {
        try await TestDatabase.withPool(configure: {
            $0.connectionsMax = 1
            $0.connectionsOverflowMax = 1
            $0.acquireTimeout = .seconds(600)
            $0.statementTimeout = .seconds(5)
        }) { pool in
            let read = Task { try await pool.read(Self.sleep) }
            read.cancel()
            let readError = await #expect(throws: PostgresError.self) { try await read.value }
            #expect(readError?.kind == .cancelled)
            try await pool.transaction { transaction in
                try await transaction.execute("SELECT 1")
                let write = Task { try await pool.execute("SELECT 1") }
                while pool.statistics.waiting == 0 { await Task.yield() }
                write.cancel()
                let error = await #expect(throws: PostgresError.self) { try await write.value }
                #expect(error?.kind == .cancelled)
            }
        }
    }
}
