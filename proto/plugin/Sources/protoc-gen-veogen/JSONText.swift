/// A JSON value whose members keep their order, for openapi.json.
indirect enum JSONText {
    case raw(String)
    case string(String)
    case array([JSONText])
    case object([(String, JSONText)])

    static func number(_ value: some BinaryInteger) -> JSONText { .raw(String(value)) }
    static func flag(_ value: Bool) -> JSONText { .raw(value ? "true" : "false") }

    func rendered(indent: Int = 0) -> String {
        let pad = String(repeating: "  ", count: indent + 1)
        let end = String(repeating: "  ", count: indent)
        switch self {
        case .raw(let text): return text
        case .string(let text): return Self.quoted(text)
        case .array(let elements):
            if elements.isEmpty { return "[]" }
            let rows = elements.map { pad + $0.rendered(indent: indent + 1) }
            return "[\n" + rows.joined(separator: ",\n") + "\n" + end + "]"
        case .object(let members):
            if members.isEmpty { return "{}" }
            let rows = members.map { pad + Self.quoted($0.0) + ": " + $0.1.rendered(indent: indent + 1) }
            return "{\n" + rows.joined(separator: ",\n") + "\n" + end + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
