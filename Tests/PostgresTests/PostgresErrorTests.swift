import Postgres
import PostgresTesting
import Testing

@Suite("A server error", .timeLimit(.minutes(2)))
struct PostgresErrorTests {
    private static let insert: Statement = "INSERT INTO child (id, parent, size, name) VALUES ($1, $2, $3, $4)"

    @Test("tells which constraint a row violates, and no value of it")
    func constraints() async throws {
        try await TestDatabase.withPool { pool in
            try await pool.execute("CREATE TABLE parent (id bigint PRIMARY KEY)")
            try await pool.execute(
                """
                CREATE TABLE child (id bigint PRIMARY KEY, parent bigint REFERENCES parent,
                                    size integer CHECK (size > 0), name text NOT NULL UNIQUE)
                """)
            try await pool.execute("INSERT INTO parent VALUES (1)")
            func kind(_ id: Int64, _ parent: Int64, _ size: Int32, _ name: String?) async -> PostgresError.Kind? {
                do {
                    try await pool.execute(Self.insert, [.int64(id), .int64(parent), .int32(size), .text(name)])
                    return nil
                } catch {
                    #expect(!error.description.contains("secret"))
                    #expect(!error.isRetryable)
                    return error.kind
                }
            }
            #expect(await kind(1, 1, 1, "secret") == nil)
            #expect(await kind(1, 1, 1, "other") == .uniqueViolation(constraint: "child_pkey"))
            #expect(await kind(2, 1, 1, "secret") == .uniqueViolation(constraint: "child_name_key"))
            #expect(await kind(3, 9, 1, "secret 3") == .foreignKeyViolation(constraint: "child_parent_fkey"))
            #expect(await kind(4, 1, 0, "secret 4") == .checkViolation(constraint: "child_size_check"))
            #expect(await kind(5, 1, 1, nil) == .notNullViolation(column: "name"))
            #expect(try await pool.read("SELECT 1 FROM child").count == 1)
        }
    }

    @Test("doesn't repeat the value that could not be converted")
    func values() async throws {
        try await TestDatabase.withPool { pool in
            let error = await #expect(throws: PostgresError.self) {
                try await pool.read("SELECT $1::text::integer", ["secret"])
            }
            #expect(error?.sqlState == "22P02")
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test("of two transactions that wait for each other is a deadlock for one, which can be tried again")
    func deadlock() async throws {
        try await TestDatabase.withPool { pool in
            try await pool.execute("CREATE TABLE thing (id bigint PRIMARY KEY)")
            try await pool.execute("INSERT INTO thing VALUES (1), (2)")
            let lock: Statement = "SELECT 1 FROM thing WHERE id = $1 FOR UPDATE"
            let gate = Gate(parties: 2)
            let errors = await withTaskGroup(of: (any Error)?.self) { group in
                for (first, second) in [(1, 2), (2, 1)] as [(Int64, Int64)] {
                    group.addTask {
                        do {
                            try await pool.transaction { transaction in
                                try await transaction.execute(lock, [.int64(first)])
                                await gate.arrive()
                                try await transaction.execute(lock, [.int64(second)])
                            }
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: [any Error]()) { if let error = $1 { $0.append(error) } }
            }
            #expect(errors.count == 1)
            let error = try #require(errors.first as? PostgresError)
            #expect(error.kind == .deadlock && error.isRetryable)
        }
    }
}
