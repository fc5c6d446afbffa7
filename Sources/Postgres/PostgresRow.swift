/// One row of a result. It keeps the whole result alive.
///
/// The getters take a column's index, from 0, and throw `PostgresError` of kind `decoding` for an index out of range,
/// a column of another type, or NULL; those that begin with `optional` return nil for NULL.
public struct PostgresRow: Sendable {
    let result: PostgresResult
    let index: Int

    /// The index of the first column of that name, for use with the getters.
    public func column(_ name: String) throws(PostgresError) -> Int { try result.column(name) }

    /// True when the column holds NULL.
    public func isNull(_ column: Int) throws(PostgresError) -> Bool {
        try bounds(column)
        return result.value(row: index, column: column) == nil
    }

    private func bounds(_ column: Int) throws(PostgresError) {
        guard column >= 0, column < result.columnCount else {
            throw PostgresError(.decoding, "there is no column \(column), the row has \(result.columnCount)")
        }
        guard index >= 0, index < result.count else {
            throw PostgresError(.decoding, "there is no row \(index), the result has \(result.count)")
        }
    }

    /// Decodes a column whose type is among `types`; nil for NULL. `body` returns nil for bytes of the wrong form.
    func decode<Value>(
        _ column: Int, as expected: StaticString, types: UInt32..., body: (UnsafeRawBufferPointer) -> Value?
    ) throws(PostgresError) -> Value? {
        try bounds(column)
        let type = result.type(column: column)
        guard types.contains(type) else {
            let name = result.name(column: column)
            throw PostgresError(.decoding, "column \(column) \"\(name)\" has type \(type), expected \(expected)")
        }
        guard let bytes = result.value(row: index, column: column) else { return nil }
        guard let value = body(bytes) else {
            let name = result.name(column: column)
            throw PostgresError(.decoding, "column \(column) \"\(name)\" holds no valid \(expected)")
        }
        return value
    }

    /// The value, or the error that says that it is NULL.
    func require<Value>(_ value: Value?, _ column: Int) throws(PostgresError) -> Value {
        guard let value else {
            throw PostgresError(.decoding, "column \(column) \"\(result.name(column: column))\" is NULL")
        }
        return value
    }
}
