import Postgres
import PostgresTesting
import Testing

@Suite("A pool")
struct PostgresPoolTests {
    private static let one: Statement = "SELECT 1, $1::text"

    @Test("answers a read with its rows")
    func read() async throws {
        try await TestDatabase.withPool { pool in
            let result = try await pool.read(Self.one, ["hello"])
            let row = try #require(result.first)
            #expect(try row.int32(0) == 1)
            #expect(try row.text(1) == "hello")
        }
    }
}
