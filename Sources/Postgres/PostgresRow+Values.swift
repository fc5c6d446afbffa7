extension PostgresRow {
    /// A `boolean`.
    public func bool(_ column: Int) throws(PostgresError) -> Bool {
        try require(optionalBool(column), column)
    }

    /// A `smallint`.
    public func int16(_ column: Int) throws(PostgresError) -> Int16 {
        try require(optionalInt16(column), column)
    }

    /// An `integer` or `smallint`.
    public func int32(_ column: Int) throws(PostgresError) -> Int32 {
        try require(optionalInt32(column), column)
    }

    /// A `bigint`, `integer` or `smallint`.
    public func int64(_ column: Int) throws(PostgresError) -> Int64 {
        try require(optionalInt64(column), column)
    }

    /// A `double precision` or `real`.
    public func float8(_ column: Int) throws(PostgresError) -> Double {
        try require(optionalFloat8(column), column)
    }

    /// A `text`, `varchar`, `char` or `name`.
    public func text(_ column: Int) throws(PostgresError) -> String {
        try require(optionalText(column), column)
    }

    /// A `jsonb` or `json` as JSON text.
    public func json(_ column: Int) throws(PostgresError) -> String {
        try require(optionalJSON(column), column)
    }

    /// A `bytea`.
    public func bytes(_ column: Int) throws(PostgresError) -> [UInt8] {
        try require(optionalBytes(column), column)
    }

    /// A `uuid`.
    public func uuid(_ column: Int) throws(PostgresError) -> PostgresUUID {
        try require(optionalUUID(column), column)
    }

    /// A `timestamptz` or `timestamp` in microseconds since 1970-01-01 00:00 UTC.
    public func microseconds(_ column: Int) throws(PostgresError) -> Int64 {
        try require(optionalMicroseconds(column), column)
    }

    /// A `text[]` or `varchar[]` of one dimension without NULLs.
    public func textArray(_ column: Int) throws(PostgresError) -> [String] {
        try require(optionalTextArray(column), column)
    }

    /// A `bigint[]` of one dimension without NULLs.
    public func int64Array(_ column: Int) throws(PostgresError) -> [Int64] {
        try require(optionalInt64Array(column), column)
    }

    /// A `uuid[]` of one dimension without NULLs.
    public func uuidArray(_ column: Int) throws(PostgresError) -> [PostgresUUID] {
        try require(optionalUUIDArray(column), column)
    }
}
