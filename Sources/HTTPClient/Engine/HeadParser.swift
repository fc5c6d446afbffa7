/// Puts the header lines of an answer together. Interim answers (1xx) are passed over, trailers ignored.
struct HeadParser {
    enum Step {
        case incomplete
        case complete(HTTPResponseHead)
        case tooLarge
        case malformed
    }

    /// Fields of one answer; those of real services have some forty.
    private static let fieldsMax = 500

    var bytesMax = 0
    private(set) var isComplete = false
    private var bytes = 0
    private var status: Int?
    private var fields: [HTTPHeader] = []

    /// Takes one line, with its line break.
    mutating func append(_ line: UnsafeRawBufferPointer) -> Step {
        guard line.count <= bytesMax - bytes else { return .tooLarge }
        bytes += line.count
        if isComplete { return .incomplete }
        let text = String(decoding: line, as: UTF8.self)
        let content = text.unicodeScalars.prefix { $0 != "\r" && $0 != "\n" }
        if content.isEmpty { return finish() }
        if status == nil { return begin(String(content)) }
        return add(Substring(content))
    }

    /// The status line: `HTTP/1.1 200 OK`, or `HTTP/2 200`.
    private mutating func begin(_ line: String) -> Step {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let code = Int(words[1]), (100...599).contains(code) else {
            return .malformed
        }
        status = code
        return .incomplete
    }

    private mutating func add(_ line: Substring) -> Step {
        guard fields.count < Self.fieldsMax else { return .tooLarge }
        // A line that continues the one before is obsolete (RFC 9112 section 5.2); nothing read here has such.
        guard let colon = line.firstIndex(of: ":") else { return .incomplete }
        let name = line[..<colon].lowercased()
        fields.append(HTTPHeader(name, Self.trimmed(line[line.index(after: colon)...])))
        return .incomplete
    }

    private mutating func finish() -> Step {
        guard let status else { return .malformed }
        if status < 200 {
            self.status = nil
            fields = []
            return .incomplete
        }
        isComplete = true
        return .complete(HTTPResponseHead(status: status, headers: fields))
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
