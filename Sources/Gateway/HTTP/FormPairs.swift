/// Pairs of a query or of an `application/x-www-form-urlencoded` body (WHATWG URL, section 5.1).
enum FormPairs {
    /// The pairs in their order; a name without `=` has an empty value.
    ///
    /// - Throws: `ProblemDetails` (422) for escapes or bytes that are no text, and for too many pairs.
    static func parse(
        _ bytes: some Collection<UInt8>, at place: String, pairsMax: Int
    ) throws(ProblemDetails) -> [(name: String, value: String)] {
        let parts = bytes.split(separator: UInt8(ascii: "&"), maxSplits: pairsMax)
        guard parts.count <= pairsMax else {
            throw .fault("too_long", at: [place], "There should be at most \(pairsMax) fields")
        }
        var pairs: [(name: String, value: String)] = []
        pairs.reserveCapacity(parts.count)
        for part in parts {
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = sides.first, let name = PercentDecoding.text(first, isForm: true),
                let value = sides.count > 1 ? PercentDecoding.text(sides[1], isForm: true) : ""
            else { throw .fault("value_error", at: [place], "The fields are not percent-encoded UTF-8") }
            pairs.append((name, value))
        }
        return pairs
    }
}
