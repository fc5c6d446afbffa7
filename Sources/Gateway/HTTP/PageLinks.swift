/// `Link` headers of lists that come in pages (RFC 8288).
enum PageLinks {
    private static let limitDefault: Int64 = 20
    private static let limitMax: Int64 = 100

    /// The link to the page after this one; nil when this one is the last.
    static func next(path: String, query: [(name: String, value: String)], total: Int64) -> String? {
        let skip = number("skip", in: query) ?? 0
        let limit = min(number("limit", in: query) ?? limitDefault, limitMax)
        let (following, isOverflow) = skip.addingReportingOverflow(limit)
        guard !isOverflow, skip >= 0, limit > 0, following < total else { return nil }
        return "<\(path)?skip=\(following)&limit=\(limit)>; rel=\"next\""
    }

    private static func number(_ name: String, in query: [(name: String, value: String)]) -> Int64? {
        query.last { $0.name == name }.flatMap { Int64($0.value) }
    }
}
