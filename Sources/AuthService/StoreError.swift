/// A row that the database must have and has not: a defect, for the log.
enum StoreError: Error, CustomStringConvertible {
    /// A statement that always gives a row gave none.
    case noRow(String)

    var description: String {
        switch self {
        case .noRow(let statement): "\(statement) returned no row"
        }
    }
}
