import CLibPQ

/// The rows that a statement returned, in PostgreSQL's binary format, still in libpq's memory. Callers decode what
/// they need on their own task.
public final class PostgresResult: Sendable {
    // Safe to share: libpq never changes a finished PGresult, the functions called on it here only read, this object
    // alone owns it, and deinit runs when no other reference is left.
    nonisolated(unsafe) private let handle: OpaquePointer

    /// The number of rows.
    public let count: Int
    /// Asked of libpq once, not for each value.
    private let types: [UInt32]

    /// Takes over the result; it is cleared with this object.
    init(owning handle: OpaquePointer) {
        self.handle = handle
        count = Int(PQntuples(handle))
        types = (0..<PQnfields(handle)).map { PQftype(handle, $0) }
    }

    deinit {
        PQclear(handle)
    }

    /// The number of columns.
    public var columnCount: Int { types.count }

    /// The rows that an INSERT, UPDATE, DELETE or SELECT touched; 0 for commands that touch none.
    public var affectedRows: Int {
        PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The rows in order.
    public var rows: PostgresRows { PostgresRows(result: self) }

    /// The first row; nil when there is none.
    public var first: PostgresRow? { rows.first }

    /// The index of the first column of that name, in its exact spelling.
    ///
    /// Throws `PostgresError` of kind `decoding` when there is none.
    public func column(_ name: String) throws(PostgresError) -> Int {
        for index in 0..<PQnfields(handle) {
            if let found = PQfname(handle, index), String(cString: found) == name { return Int(index) }
        }
        throw PostgresError(.decoding, "there is no column \"\(name)\"")
    }

    /// The command's name as the server reports it, such as `COMMIT`.
    var commandTag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    /// The memory that libpq holds for it.
    var byteCount: Int { Int(PQresultMemorySize(handle)) }

    /// A value's bytes, valid while the result lives; nil for NULL. The indices must be within bounds.
    func value(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        let length = PQgetlength(handle, row, column)
        // NULL has no length either.
        if length == 0, PQgetisnull(handle, row, column) != 0 { return nil }
        return UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: Int(length))
    }

    /// A column's type. The index must be within bounds.
    func type(column: Int) -> UInt32 { types[column] }

    /// A column's name for messages.
    func name(column: Int) -> String {
        PQfname(handle, Int32(truncatingIfNeeded: column)).map { String(cString: $0) } ?? "?"
    }
}
