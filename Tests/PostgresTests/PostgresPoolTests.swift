import Postgres
import PostgresTesting
import Testing

@Suite("A pool", .timeLimit(.minutes(2)))
struct PostgresPoolTests {
    private static let echo: Statement = "SELECT $1::bigint"
    private static let fail: Statement = "SELECT 1 / ($1::bigint - $1::bigint)"

    @Test("answers each of many tasks with its own rows, while other statements fail")
    func pipelining() async throws {
        try await TestDatabase.withPool { pool in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        var failures = 0
                        for turn in 0..<50 {
                            let number = Int64(task * 1_000 + turn)
                            if (task + turn) % 7 == 0 {
                                let error = await #expect(throws: PostgresError.self) {
                                    try await pool.read(Self.fail, [.int64(number)])
                                }
                                #expect(error?.sqlState == "22012")
                                failures += 1
                            } else {
                                let row = try #require(try await pool.read(Self.echo, [.int64(number)]).first)
                                #expect(try row.int64(0) == number)
                            }
                        }
                        return failures
                    }
                }
                let failures = try await group.reduce(0, +)
                #expect(failures > 400)
            }
            #expect(pool.statistics.waiting == 0)
        }
    }

    @Test("answers a broken statement with its error, and the next one with its rows")
    func brokenStatement() async throws {
        try await TestDatabase.withPool { pool in
            for _ in 0..<3 {
                let error = await #expect(throws: PostgresError.self) { try await pool.read("SELEC 1") }
                #expect(error?.sqlState == "42601")
                let next = try await pool.read(Self.echo, [.int64(5)])
                #expect(next.count == 1)
            }
        }
    }

    @Test("refuses to write in a read")
    func readOnly() async throws {
        try await TestDatabase.withPool { pool in
            try await pool.execute("CREATE TABLE thing (id bigint)")
            let error = await #expect(throws: PostgresError.self) {
                try await pool.read("INSERT INTO thing VALUES (1)")
            }
            #expect(error?.kind == .readOnly)
            #expect(try await pool.read("SELECT * FROM thing").count == 0)
        }
    }

    @Test("tells how many rows a write touched")
    func affectedRows() async throws {
        try await TestDatabase.withPool { pool in
            let created = try await pool.execute("CREATE TABLE thing (id bigint)")
            #expect(created.affectedRows == 0)
            let inserted = try await pool.execute("INSERT INTO thing SELECT generate_series(1, 5)")
            #expect(inserted.affectedRows == 5)
        }
    }

    @Test("bounds a result's rows and bytes, without harm to other reads")
    func largeResults() async throws {
        try await TestDatabase.withPool(configure: {
            $0.resultRowsMax = 1_000
            $0.resultBytesMax = 1 << 20
        }) { pool in
            async let neighbour = pool.read(Self.echo, [.int64(1)])
            let statements: [Statement] = [
                "SELECT generate_series(1, 1001)", "SELECT repeat('x', 2000000)",
                "SELECT repeat('x', 1000000) FROM generate_series(1, 500)",
            ]
            for statement in statements {
                let error = await #expect(throws: PostgresError.self) { try await pool.read(statement) }
                #expect(error?.kind == .resultTooLarge)
            }
            let (unharmed, largest) = try await (neighbour, pool.read("SELECT generate_series(1, 1000)"))
            #expect(unharmed.count == 1 && largest.count == 1_000)
        }
    }

    @Test("keeps a bounded number of prepared statements and goes on with more")
    func preparedStatements() async throws {
        try await TestDatabase.withPool(configure: {
            $0.preparedStatementsMax = 8
            $0.pipelinedConnections = 1
        }) { pool in
            let statements: [Statement] = [
                "SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5", "SELECT 6", "SELECT 7", "SELECT 8",
                "SELECT 9", "SELECT 10", "SELECT 11", "SELECT 12",
            ]
            for _ in 0..<3 {
                for (index, statement) in statements.enumerated() {
                    #expect(try await pool.read(statement).first?.int32(0) == Int32(index + 1))
                }
            }
            let kept = try await pool.read("SELECT count(*) FROM pg_prepared_statements")
            #expect(try kept.first?.int64(0) == 8)
        }
    }

    @Test("prepares a statement anew after its table has changed")
    func changedTable() async throws {
        try await TestDatabase.withPool { pool in
            let all: Statement = "SELECT * FROM thing"
            let insert: Statement = "INSERT INTO thing (id) VALUES (1) RETURNING *"
            try await pool.execute("CREATE TABLE thing (id bigint)")
            try await pool.execute(insert)
            #expect(try await pool.read(all).columnCount == 1)
            try await pool.execute("ALTER TABLE thing ADD COLUMN name text")
            #expect(try await pool.read(all).columnCount == 2)
            #expect(try await pool.execute(insert).columnCount == 2)
            #expect(try await pool.read(all).count == 2)
        }
    }

    @Test("looks names up in its search path, quoted")
    func searchPath() async throws {
        try await TestDatabase.withPool(configure: { $0.searchPath = ["a \"b\\", "public"] }) { pool in
            let row = try #require(try await pool.read("SELECT current_setting('search_path')").first)
            #expect(try row.text(0) == #""a ""b\",public"# || row.text(0) == #""a ""b\","public""#)
        }
    }

    @Test("has a page of a large table planned once, not at each call")
    func plannedOnce() async throws {
        try await TestDatabase.withPool(configure: { $0.pipelinedConnections = 1 }) { pool in
            try await pool.execute("CREATE TABLE thing AS SELECT id FROM generate_series(1, 10000) AS id")
            try await pool.execute("CREATE INDEX ON thing (id)")
            try await pool.execute("ANALYZE thing")
            for _ in 0..<10 {
                #expect(try await pool.read("SELECT id FROM thing ORDER BY id LIMIT $1", [.int64(20)]).count == 20)
            }
            let plans: Statement = """
                SELECT custom_plans, generic_plans FROM pg_prepared_statements
                WHERE statement LIKE 'SELECT id FROM thing%'
                """
            let row = try #require(try await pool.read(plans).first)
            #expect(try row.int64(0) == 0)
            #expect(try row.int64(1) == 10)
        }
    }

    @Test("fails calls once it is closed")
    func closed() async throws {
        try await TestDatabase.withPool { pool in
            try await pool.ping()
            await pool.close()
            await pool.close()
            let read = await #expect(throws: PostgresError.self) { try await pool.ping() }
            #expect(read?.kind == .unavailable)
            let write = await #expect(throws: PostgresError.self) { try await pool.execute("SELECT 1") }
            #expect(write?.kind == .unavailable)
            var wakeUps = try pool.listen(to: "x").makeAsyncIterator()
            #expect(await wakeUps.next() == nil)
        }
    }
}
