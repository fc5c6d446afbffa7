import Postgres
import PostgresTesting
import Testing

@Suite("A value", .timeLimit(.minutes(2)))
struct ValueRoundTripTests {
    private static let texts: [String] = [
        "", "plain", "O'Reilly \\ \"x\" $1 ; --", "äöü 🎬 \u{301}\u{200D}", String(repeating: "é", count: 524_288),
    ]

    @Test("comes back from the server as it was sent: texts")
    func texts() async throws {
        try await TestDatabase.withPool { pool in
            for text in Self.texts {
                let row = try #require(try await pool.read("SELECT $1::text, length($1)", [.text(text)]).first)
                #expect(try row.text(0) == text)
                #expect(try row.int64(1) == Int64(text.unicodeScalars.count))
            }
            let arrays = [[], ["one"], Self.texts]
            for array in arrays {
                let row = try #require(try await pool.read("SELECT $1::text[]", [.textArray(array)]).first)
                #expect(try row.textArray(0) == array)
            }
        }
    }

    @Test("comes back from the server as it was sent: numbers and booleans")
    func numbers() async throws {
        try await TestDatabase.withPool { pool in
            for value in [Int64.min, -1, 0, 1, .max] {
                let values: [PostgresValue] = [
                    .int64(value), .int32(Int32(truncatingIfNeeded: value)), .int16(Int16(truncatingIfNeeded: value)),
                    .bool(value > 0), .float8(Double(value)), .int64Array([value, 7]),
                ]
                let result = try await pool.read(
                    "SELECT $1::bigint, $2::integer, $3::smallint, $4::boolean, $5::float8, $6::bigint[]", values)
                let row = try #require(result.first)
                #expect(try row.int64(0) == value)
                #expect(try row.int32(1) == Int32(truncatingIfNeeded: value))
                #expect(try row.int16(2) == Int16(truncatingIfNeeded: value))
                #expect(try row.int64(2) == Int64(Int16(truncatingIfNeeded: value)))
                #expect(try row.bool(3) == (value > 0))
                #expect(try row.float8(4) == Double(value))
                #expect(try row.int64Array(5) == [value, 7])
            }
            let row = try #require(try await pool.read("SELECT $1::float8, 1.5::real", [.float8(.nan)]).first)
            #expect(try row.float8(0).isNaN)
            #expect(try row.float8(1) == 1.5)
        }
    }

    @Test("comes back from the server as it was sent: bytes, identifiers and JSON")
    func bytes() async throws {
        try await TestDatabase.withPool { pool in
            let bytes = Array(UInt8.min...UInt8.max)
            let identifier = PostgresUUID.random()
            let values: [PostgresValue] = [
                .bytes(bytes), .bytes([]), .uuid(identifier), .json(#"{"a": [1, "ü"]}"#), .uuidArray([identifier]),
            ]
            let result = try await pool.read(
                "SELECT $1::bytea, $2::bytea, $3::uuid, $3::uuid::text, $4::jsonb, $4::jsonb::json, $5::uuid[]", values)
            let row = try #require(result.first)
            #expect(try row.bytes(0) == bytes)
            #expect(try row.bytes(1) == [])
            #expect(try row.uuid(2) == identifier)
            #expect(try row.text(3) == identifier.description)
            #expect(try row.json(4) == #"{"a": [1, "ü"]}"#)
            #expect(try row.json(5) == #"{"a": [1, "ü"]}"#)
            #expect(try row.uuidArray(6) == [identifier])
        }
    }

    @Test("comes back from the server as it was sent: times near and far")
    func times() async throws {
        try await TestDatabase.withPool { pool in
            let far: Int64 = 9_000_000_000_000_000_000  // the year 287,166
            for microseconds in [0, -1, 1_700_000_000_123_456, -62_000_000_000_000_000, far] as [Int64] {
                let row = try #require(
                    try await pool.read("SELECT $1::timestamptz", [.timestamp(microseconds)]).first)
                #expect(try row.microseconds(0) == microseconds)
            }
            let known = try #require(try await pool.read("SELECT timestamptz '1970-01-01 00:00:01+00'").first)
            #expect(try known.microseconds(0) == 1_000_000)
            let infinite = try #require(try await pool.read("SELECT timestamptz 'infinity'").first)
            #expect(throws: PostgresError.self) { try infinite.microseconds(0) }
            let error = await #expect(throws: PostgresError.self) {
                try await pool.read("SELECT $1::timestamptz", [.timestamp(.min)])
            }
            #expect(error?.kind == .invalidValue)
        }
    }

    @Test("that is NULL comes back as nil, whatever its type, beside the same statement without NULL")
    func null() async throws {
        try await TestDatabase.withPool { pool in
            let statement: Statement = "SELECT $1::text, $2::bigint, $3::uuid"
            let all: [PostgresValue] = ["a", .int64(1), .uuid(PostgresUUID(high: 1, low: 2))]
            for values in [[nil, nil, nil], all, [nil, .int64(2), nil], all] as [[PostgresValue]] {
                let row = try #require(try await pool.read(statement, values).first)
                #expect(try row.isNull(0) == (values[0] == .null))
                #expect(try row.optionalText(0) == (values[0] == .null ? nil : "a"))
                #expect(try (row.optionalInt64(1) == nil) == (values[1] == .null))
                #expect(try (row.optionalUUID(2) == nil) == (values[2] == .null))
            }
        }
    }

    @Test("that PostgreSQL can't store is refused before it is sent")
    func refused() async throws {
        try await TestDatabase.withPool(configure: { $0.parameterBytesMax = 1_000 }) { pool in
            let refused: [[PostgresValue]] = [
                ["a\0b"], [.json("\0")], [.textArray(["\0"])], [.text(String(repeating: "x", count: 1_001))],
                Array(repeating: .bool(true), count: 2_000),
            ]
            for values in refused {
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.read("SELECT $1::text", values)
                }
                #expect(error?.kind == .invalidValue)
            }
        }
    }
}
