extension PostgresRow {
    /// A `boolean`; nil for NULL.
    public func optionalBool(_ column: Int) throws(PostgresError) -> Bool? {
        try decode(column, as: "boolean", types: TypeOID.bool) { $0.count == 1 ? $0[0] != 0 : nil }
    }

    /// A `smallint`; nil for NULL.
    public func optionalInt16(_ column: Int) throws(PostgresError) -> Int16? {
        try decode(column, as: "smallint", types: TypeOID.int2) { $0.bigEndianInteger() }
    }

    /// An `integer` or `smallint`; nil for NULL.
    public func optionalInt32(_ column: Int) throws(PostgresError) -> Int32? {
        try decode(column, as: "integer", types: TypeOID.int4, TypeOID.int2) {
            $0.signedInteger().flatMap { Int32(exactly: $0) }
        }
    }

    /// A `bigint`, `integer` or `smallint`; nil for NULL.
    public func optionalInt64(_ column: Int) throws(PostgresError) -> Int64? {
        try decode(column, as: "bigint", types: TypeOID.int8, TypeOID.int4, TypeOID.int2) { $0.signedInteger() }
    }

    /// A `double precision` or `real`; nil for NULL.
    public func optionalFloat8(_ column: Int) throws(PostgresError) -> Double? {
        try decode(column, as: "double precision", types: TypeOID.float8, TypeOID.float4) { bytes in
            if let bits: UInt64 = bytes.bigEndianInteger() { return Double(bitPattern: bits) }
            let bits: UInt32? = bytes.bigEndianInteger()
            return bits.map { Double(Float(bitPattern: $0)) }
        }
    }

    /// A `text`, `varchar`, `char` or `name`; nil for NULL. Cast other types, enumerations too, with `::text`.
    public func optionalText(_ column: Int) throws(PostgresError) -> String? {
        let type = TypeOID.self
        return try decode(
            column, as: "text", types: type.text, type.varchar, type.bpchar, type.name, type.unknown
        ) { $0.text() }
    }

    /// A `jsonb` or `json` as JSON text; nil for NULL.
    public func optionalJSON(_ column: Int) throws(PostgresError) -> String? {
        if try isNull(column) { return nil }
        if result.type(column: column) == TypeOID.json {
            return try decode(column, as: "json", types: TypeOID.json) { $0.text() }
        }
        return try decode(column, as: "jsonb", types: TypeOID.jsonb) { bytes in
            // The first byte is the version of jsonb's binary format.
            guard bytes.first == 1 else { return nil }
            return UnsafeRawBufferPointer(rebasing: bytes.dropFirst()).text()
        }
    }

    /// A `bytea`; nil for NULL.
    public func optionalBytes(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try decode(column, as: "bytea", types: TypeOID.bytea) { Array($0) }
    }

    /// A `uuid`; nil for NULL.
    public func optionalUUID(_ column: Int) throws(PostgresError) -> PostgresUUID? {
        try decode(column, as: "uuid", types: TypeOID.uuid) { $0.uuid() }
    }

    /// A `timestamptz` (or a `timestamp`, taken as UTC) in microseconds since 1970-01-01 00:00 UTC; nil for NULL.
    /// `infinity` is no time and throws.
    public func optionalMicroseconds(_ column: Int) throws(PostgresError) -> Int64? {
        try decode(column, as: "finite timestamptz", types: TypeOID.timestamptz, TypeOID.timestamp) { bytes in
            guard let sinceEpoch: Int64 = bytes.bigEndianInteger(), sinceEpoch != .max, sinceEpoch != .min else {
                return nil
            }
            let (microseconds, overflow) = sinceEpoch.addingReportingOverflow(PostgresEpoch.offsetMicroseconds)
            return overflow ? nil : microseconds
        }
    }

    /// A `text[]` or `varchar[]` of one dimension without NULLs; nil for NULL.
    public func optionalTextArray(_ column: Int) throws(PostgresError) -> [String]? {
        try decode(column, as: "text[] without NULL", types: TypeOID.textArray, TypeOID.varcharArray) { bytes in
            bytes.array(of: TypeOID.text, TypeOID.varchar) { $0.text() }
        }
    }

    /// A `bigint[]` of one dimension without NULLs; nil for NULL.
    public func optionalInt64Array(_ column: Int) throws(PostgresError) -> [Int64]? {
        try decode(column, as: "bigint[] without NULL", types: TypeOID.int8Array) { bytes in
            bytes.array(of: TypeOID.int8) { $0.bigEndianInteger() }
        }
    }

    /// A `uuid[]` of one dimension without NULLs; nil for NULL.
    public func optionalUUIDArray(_ column: Int) throws(PostgresError) -> [PostgresUUID]? {
        try decode(column, as: "uuid[] without NULL", types: TypeOID.uuidArray) { bytes in
            bytes.array(of: TypeOID.uuid) { $0.uuid() }
        }
    }
}
