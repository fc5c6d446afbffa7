/// A strong entity tag (RFC 9110 section 8.8.3).
struct EntityTag: Equatable {
    /// With its quotes, as in the `ETag` header.
    let text: String

    /// The tag of a file with this hash.
    init(sha256: String) {
        text = "\"\(sha256)\""
    }

    /// Whether an `If-None-Match` header names this tag. The comparison is weak, as section 13.1.2 asks.
    func isNamed(byIfNoneMatch header: String?) -> Bool {
        guard let header else { return false }
        let tags = header.split(separator: ",").map { $0.trimmedSpaces }
        return tags.contains { tag in
            tag == "*" || tag == text || (tag.hasPrefix("W/") && tag.dropFirst(2) == text)
        }
    }

    /// Whether an `If-Range` header lets a range apply: without one, or with exactly this tag. A date never does,
    /// because files here have no `Last-Modified`.
    func allowsRange(ifRange header: String?) -> Bool {
        guard let header else { return true }
        return header[...].trimmedSpaces == text
    }
}

extension Substring {
    fileprivate var trimmedSpaces: Substring {
        var rest = drop { $0 == " " || $0 == "\t" }
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }
}
