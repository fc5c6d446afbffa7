import Postgres
import PostgresTesting
import Testing

@Suite("A row", .timeLimit(.minutes(2)))
struct PostgresRowTests {
    private func expectDecodingError(_ body: () throws -> some Any) {
        let error = #expect(throws: PostgresError.self) { _ = try body() }
        #expect(error?.kind == .decoding)
    }

    @Test("answers a wrong type, a NULL, an index and a name that don't exist with an error")
    func errors() async throws {
        try await TestDatabase.withPool { pool in
            let result = try await pool.read("SELECT 1::integer AS number, 'x'::text, NULL::uuid, '{1,NULL}'::bigint[]")
            let row = try #require(result.first)
            expectDecodingError { try row.text(0) }
            expectDecodingError { try row.int32(1) }
            expectDecodingError { try row.int16(0) }
            expectDecodingError { try row.uuid(2) }
            expectDecodingError { try row.int64Array(3) }
            expectDecodingError { try row.bool(4) }
            expectDecodingError { try row.bool(-1) }
            expectDecodingError { try row.bool(.max) }
            expectDecodingError { try row.isNull(.min) }
            expectDecodingError { try row.column("Number") }
            #expect(try row.int32(row.column("number")) == 1)
            #expect(try row.optionalUUID(2) == nil)
            #expect(result.columnCount == 4)
        }
    }

    @Test("refuses arrays of two dimensions")
    func matrix() async throws {
        try await TestDatabase.withPool { pool in
            let row = try #require(try await pool.read("SELECT '{{1,2},{3,4}}'::bigint[]").first)
            expectDecodingError { try row.int64Array(0) }
        }
    }

    @Test("is one of a collection in order, which can be empty")
    func collection() async throws {
        try await TestDatabase.withPool { pool in
            let result = try await pool.read("SELECT i FROM generate_series(1, 1000) AS i")
            #expect(try result.rows.map { row in try row.int32(0) } == Array(1...1_000))
            let none = try await pool.read("SELECT 1 WHERE false")
            #expect(none.first == nil && none.rows.isEmpty && none.count == 0)
        }
    }
}
