/// The rows of a result.
public struct PostgresRows: Sendable, RandomAccessCollection {
    let result: PostgresResult

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { result.count }
    /// The row at an index from `startIndex` up to, but not including, `endIndex`.
    public subscript(index: Int) -> PostgresRow { PostgresRow(result: result, index: index) }
}
