import FoundationEssentials

/// `multipart/form-data` (RFC 7578) of few fields, in memory.
enum MultipartForm {
    /// One of them.
    struct Field: Sendable {
        let name: String
        /// Of a file its bytes as base64, which is what the contract has for bytes.
        let value: String
        var isFile = false
    }

    /// Bytes of the lines before a field's value.
    private static let headBytesMax = 4096

    /// The boundary that a `Content-Type` names; nil for other types.
    static func boundary(of contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased().hasPrefix("multipart/form-data") == true else { return nil }
        let name = "boundary="
        guard let parameter = parts.first(where: { $0.lowercased().hasPrefix(name) }) else { return "" }
        return String(parameter.dropFirst(name.count)).trimmingQuotes
    }

    /// The fields in their order.
    ///
    /// - Throws: `ProblemDetails` (422) for a body that is broken, is no text, or has too many fields.
    static func fields(
        of body: [UInt8], boundary: String, fieldsMax: Int
    ) throws(ProblemDetails) -> [Field] {
        // RFC 2046 section 5.1.1
        guard (1...70).contains(boundary.utf8.count) else { throw broken("The boundary has 1 to 70 characters") }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let bytes = Array("\r\n".utf8) + body
        var fields: [Field] = []
        guard var begin = find(delimiter, in: bytes, from: 0).map({ $0 + delimiter.count }) else {
            throw broken("The boundary is missing")
        }
        while !bytes[begin...].starts(with: "--".utf8) {
            guard let end = find(delimiter, in: bytes, from: begin) else {
                throw broken("The last boundary is missing")
            }
            guard fields.count < fieldsMax else { throw broken("There should be at most \(fieldsMax) fields") }
            fields.append(try field(bytes[begin..<end]))
            begin = end + delimiter.count
        }
        return fields
    }

    private static func field(_ part: ArraySlice<UInt8>) throws(ProblemDetails) -> Field {
        let empty = Array("\r\n\r\n".utf8)
        let bytes = Array(part)
        guard let end = find(empty, in: Array(bytes.prefix(headBytesMax)), from: 0),
            let head = String(validating: bytes[..<end], as: UTF8.self)
        else { throw broken("A field has no head") }
        let lines = head.split(separator: "\r\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") } ?? ""
        let parameters = disposition.split(separator: ";").dropFirst().map { $0.drop { $0 == " " } }
        guard let name = parameters.first(where: { $0.hasPrefix("name=") })?.dropFirst("name=".count) else {
            throw broken("A field has no name")
        }
        let content = bytes[(end + empty.count)...]
        if parameters.contains(where: { $0.hasPrefix("filename") }) {
            return Field(
                name: String(name).trimmingQuotes, value: Data(content).base64EncodedString(), isFile: true)
        }
        guard let value = String(validating: content, as: UTF8.self) else {
            throw broken("A field is not UTF-8")
        }
        return Field(name: String(name).trimmingQuotes, value: value)
    }

    /// Where `pattern` begins, from `start` on.
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first else { return nil }
        var index = start
        while let next = bytes[index...].firstIndex(of: first) {
            if bytes[next...].starts(with: pattern) { return next }
            index = next + 1
        }
        return nil
    }

    private static func broken(_ message: String) -> ProblemDetails { .fault("value_error", at: ["body"], message) }
}

extension String {
    fileprivate var trimmingQuotes: String {
        count > 1 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
