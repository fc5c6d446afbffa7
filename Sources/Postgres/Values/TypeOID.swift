/// Object ids of the built-in types (`pg_type.dat`), which are the same in every PostgreSQL.
enum TypeOID {
    /// No type given: the server infers it.
    static let unspecified: UInt32 = 0
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let unknown: UInt32 = 705
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let textArray: UInt32 = 1009
    static let varcharArray: UInt32 = 1015
    static let int8Array: UInt32 = 1016
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184
    static let uuid: UInt32 = 2950
    static let uuidArray: UInt32 = 2951
    static let jsonb: UInt32 = 3802
}

/// PostgreSQL counts time from 2000-01-01 00:00 UTC.
enum PostgresEpoch {
    /// Microseconds from 1970-01-01 to PostgreSQL's epoch.
    static let offsetMicroseconds: Int64 = 946_684_800_000_000
}
