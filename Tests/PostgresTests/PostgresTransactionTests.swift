import Postgres
import PostgresTesting
import Testing

@Suite("A transaction", .timeLimit(.minutes(2)))
struct PostgresTransactionTests {
    private struct Refusal: Error {}
    private static let insert: Statement = "INSERT INTO thing (id) VALUES ($1)"
    private static let count: Statement = "SELECT count(*) FROM thing"

    private func withTable(_ body: (PostgresPool) async throws -> Void) async throws {
        try await TestDatabase.withPool { pool in
            try await pool.execute("CREATE TABLE thing (id bigint PRIMARY KEY)")
            try await body(pool)
            // No transaction keeps its connection; the figures are published a moment after the answers.
            while pool.statistics.exclusiveInUse > 0 { await Task.yield() }
        }
    }

    private func expectRows(_ expected: Int64, _ pool: PostgresPool) async throws {
        let row = try #require(try await pool.read(Self.count).first)
        #expect(try row.int64(0) == expected)
    }

    @Test("commits what its body did, and not before")
    func commit() async throws {
        try await withTable { pool in
            let value = try await pool.transaction { transaction in
                for id in 1...3 { try await transaction.execute(Self.insert, [.int64(Int64(id))]) }
                try await expectRows(0, pool)
                return try await transaction.execute(Self.count).first?.int64(0)
            }
            #expect(value == 3)
            try await expectRows(3, pool)
        }
    }

    @Test("without a statement does nothing")
    func empty() async throws {
        try await withTable { pool in
            let value = try await pool.transaction { _ in 7 }
            #expect(value == 7)
        }
    }

    @Test("rolls back when its body throws")
    func rollback() async throws {
        try await withTable { pool in
            await #expect(throws: Refusal.self) {
                try await pool.transaction { transaction in
                    try await transaction.execute(Self.insert, [.int64(1)])
                    throw Refusal()
                }
            }
            try await expectRows(0, pool)
        }
    }

    @Test("fails when its body hides that a statement failed")
    func hiddenFailure() async throws {
        try await withTable { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { transaction in
                    try await transaction.execute(Self.insert, [.int64(1)])
                    _ = try? await transaction.execute(Self.insert, [.int64(1)])
                }
            }
            #expect(error?.sqlState == "25P02")
            try await expectRows(0, pool)
        }
    }

    @Test("rolls back when its first statement fails, and the next one works")
    func firstFails() async throws {
        try await withTable { pool in
            for _ in 0..<10 {
                await #expect(throws: PostgresError.self) {
                    try await pool.transaction { try await $0.execute("SELECT 1 / 0") }
                }
            }
            try await pool.transaction { _ = try await $0.execute(Self.insert, [.int64(1)]) }
            try await expectRows(1, pool)
        }
    }

    @Test("rolls back when its task is cancelled before the end")
    func cancellation() async throws {
        try await withTable { pool in
            let gate = Gate(parties: 2)
            let task = Task {
                try await pool.transaction { transaction in
                    try await transaction.execute(Self.insert, [.int64(1)])
                    await gate.arrive()
                    try await transaction.execute("SELECT pg_sleep(600)")
                }
            }
            await gate.arrive()
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
            try await expectRows(0, pool)
        }
    }

    @Test("refuses statements after its end, by its own COMMIT too, and statements of tasks that outlive it")
    func ended() async throws {
        try await withTable { pool in
            let escaped = try await pool.transaction { transaction in
                try await transaction.execute(Self.insert, [.int64(1)])
                return transaction
            }
            await #expect(throws: PostgresError.self) { try await escaped.execute(Self.insert, [.int64(2)]) }
            await #expect(throws: PostgresError.self) {
                try await pool.transaction { transaction in
                    try await transaction.execute("COMMIT")
                    try await transaction.execute(Self.insert, [.int64(3)])
                }
            }
            try await expectRows(1, pool)
        }
    }

    @Test("takes statements of several tasks, one after the other")
    func concurrentStatements() async throws {
        try await withTable { pool in
            try await pool.transaction { transaction in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 0..<20 {
                        group.addTask { _ = try await transaction.execute(Self.insert, [.int64(Int64(id))]) }
                    }
                    try await group.waitForAll()
                }
            }
            try await expectRows(20, pool)
        }
    }

    @Test("runs scripts, stops at their first error and is usable for parameters again")
    func scripts() async throws {
        try await withTable { pool in
            try await pool.transaction { transaction in
                try await transaction.executeScript("INSERT INTO thing VALUES (1); INSERT INTO thing VALUES (2);")
                try await transaction.execute(Self.insert, [.int64(3)])
            }
            let error = await #expect(throws: PostgresError.self) {
                try await pool.transaction { transaction in
                    try await transaction.executeScript("INSERT INTO thing VALUES (4); SELECT 1 / 0; SELECT 1")
                }
            }
            #expect(error?.sqlState == "22012")
            await #expect(throws: PostgresError.self) {
                try await pool.transaction { try await $0.executeScript("COPY thing FROM STDIN") }
            }
            try await expectRows(3, pool)
        }
    }

    @Test("at the serializable level fails when it conflicts with another")
    func serializable() async throws {
        try await withTable { pool in
            let gate = Gate(parties: 2)
            let failures = await withTaskGroup(of: PostgresError.Kind?.self) { group in
                for id in 1...2 {
                    group.addTask {
                        do {
                            try await pool.transaction(isolation: .serializable) { transaction in
                                try await transaction.execute(Self.count)
                                await gate.arrive()
                                try await transaction.execute(Self.insert, [.int64(Int64(id))])
                            }
                            return nil
                        } catch { return (error as? PostgresError)?.kind }
                    }
                }
                return await group.reduce(into: [PostgresError.Kind]()) { if let kind = $1 { $0.append(kind) } }
            }
            #expect(failures == [.serialization])
        }
    }
}
