/// Source code that grows line by line, indented by blocks.
struct SourceText {
    private(set) var text = ""
    private var depth = 0
    private let widthMax = 118

    mutating func line(_ line: String = "") {
        text += line.isEmpty ? "\n" : String(repeating: "    ", count: depth) + line + "\n"
    }

    /// A block whose head opens it by itself, or gets a brace.
    mutating func block(_ head: String, _ tail: String = "}", _ body: (inout SourceText) throws -> Void) rethrows {
        let isOpen = head.hasSuffix("{") || head.hasSuffix("[") || head.hasSuffix(" in")
        line(isOpen ? head : head + " {")
        depth += 1
        try body(&self)
        depth -= 1
        line(tail)
    }

    /// A documentation comment, wrapped to the house width.
    mutating func doc(_ doc: String) {
        for paragraph in doc.split(separator: "\n", omittingEmptySubsequences: false) {
            var row = "///"
            for word in paragraph.split(separator: " ") {
                if row.count + 1 + word.count + depth * 4 > widthMax {
                    line(row)
                    row = "///"
                }
                row += " " + word
            }
            line(row)
        }
    }

    /// The top of every generated file.
    static func generated(from file: String) -> SourceText {
        var source = SourceText()
        source.line("// Made by scripts/protos from proto/\(file). Change that instead.")
        source.line()
        return source
    }
}
