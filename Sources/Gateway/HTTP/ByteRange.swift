/// What a `Range` header asks of a file (RFC 9110 section 14).
enum ByteRange: Equatable {
    /// The whole file: there is no header, or one that a server is free to ignore (another unit, several ranges, or
    /// what doesn't follow the grammar).
    case whole
    /// These bytes; never empty.
    case part(Range<Int64>)
    /// Nothing of the file: 416.
    case unsatisfiable

    /// Digits of a position that are looked at: no file needs more.
    private static let digitsMax = 18

    /// Reads a header for a file of `byteCount` bytes.
    init(header: String?, byteCount: Int64) {
        guard let header, let spec = Self.singleSpec(header),
            let hyphen = spec.firstIndex(of: "-")
        else {
            self = .whole
            return
        }
        let first = spec[..<hyphen]
        let last = spec[spec.index(after: hyphen)...]
        if first.isEmpty {
            self = Self.suffix(last, byteCount: byteCount)
        } else {
            self = Self.span(first, last, byteCount: byteCount)
        }
    }

    /// The text after `bytes=` when it is one range.
    private static func singleSpec(_ header: String) -> Substring? {
        let unit = "bytes="
        guard header.prefix(unit.count).lowercased() == unit else { return nil }
        let spec = header.dropFirst(unit.count).drop { $0 == " " }
        return spec.contains(",") ? nil : spec
    }

    private static func suffix(_ text: Substring, byteCount: Int64) -> ByteRange {
        guard let length = position(text) else { return .whole }
        guard length > 0, byteCount > 0 else { return .unsatisfiable }
        return .part(max(0, byteCount - length)..<byteCount)
    }

    private static func span(_ first: Substring, _ last: Substring, byteCount: Int64) -> ByteRange {
        guard let start = position(first) else { return .whole }
        guard !last.isEmpty else { return start < byteCount ? .part(start..<byteCount) : .unsatisfiable }
        guard let end = position(last), end >= start else { return .whole }
        return start < byteCount ? .part(start..<min(end + 1, byteCount)) : .unsatisfiable
    }

    /// A position; one with more digits than any file has is the largest.
    private static func position(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        let digits = text.drop { $0 == "0" }
        guard digits.count <= digitsMax else { return .max - 1 }
        return digits.isEmpty ? 0 : Int64(digits)
    }
}
