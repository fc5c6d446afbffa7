/// A parameter of a statement. It is sent in PostgreSQL's binary format with its type, so the server never guesses.
public enum PostgresValue: Sendable, Hashable {
    /// SQL's NULL, of whatever type the statement expects there.
    case null
    /// `boolean`
    case bool(Bool)
    /// `smallint`
    case int16(Int16)
    /// `integer`
    case int32(Int32)
    /// `bigint`
    case int64(Int64)
    /// `double precision`
    case float8(Double)
    /// `text`. A NUL character makes the call fail: PostgreSQL can't store one.
    case text(String)
    /// `bytea`
    case bytes([UInt8])
    /// `uuid`
    case uuid(PostgresUUID)
    /// `timestamptz`, in microseconds since 1970-01-01 00:00 UTC, without leap seconds.
    case timestamp(Int64)
    /// `jsonb`, as JSON text (cast it with `::json` for a `json` column).
    case json(String)
    /// `text[]`
    case textArray([String])
    /// `bigint[]`
    case int64Array([Int64])
    /// `uuid[]`
    case uuidArray([PostgresUUID])
}

extension PostgresValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// NULL.
    public init(nilLiteral: ()) { self = .null }
}

extension PostgresValue {
    /// A text, or NULL.
    public static func text(_ value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }
    /// A `smallint`, or NULL.
    public static func int16(_ value: Int16?) -> PostgresValue { value.map { .int16($0) } ?? .null }
    /// An `integer`, or NULL.
    public static func int32(_ value: Int32?) -> PostgresValue { value.map { .int32($0) } ?? .null }
    /// A `bigint`, or NULL.
    public static func int64(_ value: Int64?) -> PostgresValue { value.map { .int64($0) } ?? .null }
    /// A `double precision`, or NULL.
    public static func float8(_ value: Double?) -> PostgresValue { value.map { .float8($0) } ?? .null }
    /// A `uuid`, or NULL.
    public static func uuid(_ value: PostgresUUID?) -> PostgresValue { value.map { .uuid($0) } ?? .null }
    /// A `timestamptz`, or NULL.
    public static func timestamp(_ value: Int64?) -> PostgresValue { value.map { .timestamp($0) } ?? .null }
    /// A `jsonb`, or NULL.
    public static func json(_ value: String?) -> PostgresValue { value.map { .json($0) } ?? .null }
    /// A `bytea`, or NULL.
    public static func bytes(_ value: [UInt8]?) -> PostgresValue { value.map { .bytes($0) } ?? .null }
}
