/// What a `Content-Type` header says (RFC 9110 section 8.3.1), parameters apart.
enum MediaType {
    /// Whether it is JSON: `application/json` or a type with the suffix `+json` (RFC 6839).
    static func isJSON(_ header: String) -> Bool {
        let type = essence(header)
        return type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
    }

    /// Whether it is a form in the encoding of queries.
    static func isForm(_ header: String) -> Bool {
        essence(header) == "application/x-www-form-urlencoded"
    }

    private static func essence(_ header: String) -> String {
        header.prefix { $0 != ";" && $0 != " " }.lowercased()
    }
}
