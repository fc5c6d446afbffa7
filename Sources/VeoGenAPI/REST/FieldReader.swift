import FoundationEssentials
import RPC

/// Reads a request's fields from where a REST call has them, and notes every fault on the way.
public struct FieldReader {
    private let path: [String: String]
    private let query: [(name: String, value: String)]
    private let body: [String: JSONValue]?
    private var taken: Set<String> = []
    private(set) var faults: [FieldFault] = []

    /// Makes a reader. With a `body`, fields that are not in the path come from it; without, from the query.
    public init(path: [String: String], query: [(name: String, value: String)], body: [String: JSONValue]?) {
        self.path = path
        self.query = query
        self.body = body
    }

    /// Reads a request and checks its limits.
    ///
    /// - Throws: `RPCError` of code `invalidArgument` with every fault at once.
    public static func read<Request: FieldReadable>(
        _ type: Request.Type, path: [String: String], query: [(name: String, value: String)], body: [String: JSONValue]?
    ) throws(RPCError) -> Request {
        var reader = FieldReader(path: path, query: query, body: body)
        let request = Request(reading: &reader)
        // A field that could not be read has its default, whose limits say nothing.
        let unread = Set(reader.faults.compactMap { $0.location.last })
        var check = FieldChecks(below: [])
        request.validate(&check)
        let limits = check.faults.filter { !unread.contains($0.location.first ?? "") }.map { fault in
            var fault = fault
            fault.location.insert(reader.place(of: fault.location.first ?? ""), at: 0)
            return fault
        }
        let faults = reader.faults + limits
        if !faults.isEmpty { throw RPCError.invalid(faults) }
        return request
    }

    mutating func text(
        _ name: String, isRequired: Bool = false, isTrimmed: Bool = false, isSecret: Bool = false
    ) -> String? {
        guard let value = take(name, isRequired: isRequired, "string_type", "Input should be a valid string", isSecret)
        else {
            return nil
        }
        guard case .text(let text) = value else {
            return refuse(name, value, "string_type", "Input should be a valid string", isSecret)
        }
        if text.utf8.contains(0) {
            return refuse(name, value, "string_type", "Input should be a string without NUL characters", isSecret)
        }
        return isTrimmed ? String(text.trimmed) : text
    }

    mutating func flag(_ name: String, isRequired: Bool = false) -> Bool? {
        guard let value = take(name, isRequired: isRequired, "bool_type", "Input should be a valid boolean") else {
            return nil
        }
        switch value {
        case .flag(let flag): return flag
        case .text("true") where isText(name): return true
        case .text("false") where isText(name): return false
        default: return refuse(name, value, "bool_type", "Input should be a valid boolean")
        }
    }

    mutating func int32(_ name: String, isRequired: Bool = false, clampedTo max: Int32 = .max) -> Int32? {
        guard let number = int64(name, isRequired: isRequired) else { return nil }
        if max != .max, number > Int64(max) { return max }
        // Beyond 32 bits every limit of the contract is broken, and the nearest value says so.
        return Int32(clamping: number)
    }

    mutating func int64(_ name: String, isRequired: Bool = false) -> Int64? {
        let message = "Input should be a valid integer"
        guard let value = take(name, isRequired: isRequired, "int_type", message) else { return nil }
        switch value {
        case .integer(let number):
            return number
        case .number(let number) where number.rounded() == number:
            return refuse(name, value, "int_parsing_size", "Unable to parse input as an integer, exceeded maximum size")
        case .number:
            return refuse(name, value, "int_from_float", message + ", got a number with a fractional part")
        case .text(let text) where isText(name):
            return Int64(text)
                ?? refuse(name, value, "int_parsing", message + ", unable to parse string as an integer")
        default:
            return refuse(name, value, "int_type", message)
        }
    }

    mutating func double(_ name: String, isRequired: Bool = false) -> Double? {
        guard let value = take(name, isRequired: isRequired, "float_type", "Input should be a valid number") else {
            return nil
        }
        switch value {
        case .integer(let number): return Double(number)
        case .number(let number): return number
        case .text(let text) where isText(name) && Double(text)?.isFinite == true: return Double(text)
        default: return refuse(name, value, "float_type", "Input should be a valid number")
        }
    }

    /// Bytes as base64 (RFC 4648 section 4), padded. What was refused is not shown: it is long, and nobody can read it.
    mutating func bytes(_ name: String, isRequired: Bool = false) -> [UInt8]? {
        let message = "Input should be a valid base64 string"
        guard let value = take(name, isRequired: isRequired, "bytes_type", message, true) else { return nil }
        guard case .text(let text) = value else { return refuse(name, value, "bytes_type", message, true) }
        guard let data = Data(base64Encoded: text) else {
            return refuse(name, value, "bytes_invalid_encoding", message, true)
        }
        return Array(data)
    }

    mutating func choice<Choice: JSONChoice>(_ name: String, isRequired: Bool = false) -> Choice? {
        let message = "Input should be \(Choice.choiceList)"
        guard let value = take(name, isRequired: isRequired, "enum", message) else { return nil }
        guard case .text(let text) = value, let choice = Choice(json: text) else {
            return refuse(name, value, "enum", message)
        }
        return choice
    }

    mutating func choices<Choice: JSONChoice>(_ name: String, isRequired: Bool = false) -> [Choice]? {
        let message = "Input should be a valid list"
        guard let value = take(name, isRequired: isRequired, "list_type", message) else { return nil }
        guard case .array(let elements) = value else { return refuse(name, value, "list_type", message) }
        var choices: [Choice] = []
        for (index, element) in elements.enumerated() {
            if case .text(let text) = element, let choice = Choice(json: text) {
                choices.append(choice)
            } else {
                faults.append(
                    FieldFault(
                        location: [place(of: name), name, String(index)], type: "enum",
                        message: "Input should be \(Choice.choiceList)", input: element.jsonText))
            }
        }
        return choices
    }

    mutating func map(_ name: String, isRequired: Bool = false) -> [(key: String, value: String)]? {
        guard let value = take(name, isRequired: isRequired, "dict_type", "Input should be a valid dictionary") else {
            return nil
        }
        guard case .object(let members) = value else {
            return refuse(name, value, "dict_type", "Input should be a valid dictionary")
        }
        var entries: [(key: String, value: String)] = []
        for (key, member) in members.sorted(by: { $0.key < $1.key }) {
            guard case .text(let text) = member, !text.utf8.contains(0), !key.utf8.contains(0) else {
                faults.append(
                    FieldFault(
                        location: [place(of: name), name, key], type: "string_type",
                        message: "Input should be a valid string", input: member.jsonText))
                continue
            }
            entries.append((key, text))
        }
        return entries
    }

    /// Notes a fault for each body member that no field has taken: a misspelt wish must not be ignored in silence.
    mutating func refuseUnknown() {
        for (name, value) in (body ?? [:]).sorted(by: { $0.key < $1.key }) where !taken.contains(name) {
            faults.append(
                FieldFault(
                    location: ["body", name], type: "extra_forbidden", message: "Extra inputs are not permitted",
                    input: value.jsonText))
        }
    }
}

extension FieldReader {
    func place(of name: String) -> String {
        path[name] != nil ? "path" : body != nil ? "body" : "query"
    }

    /// Whether the field comes as text, so that numbers and flags have to be parsed out of it.
    private func isText(_ name: String) -> Bool {
        place(of: name) != "body"
    }

    private mutating func take(
        _ name: String, isRequired: Bool, _ type: String, _ message: String, _ isSecret: Bool = false
    ) -> JSONValue? {
        taken.insert(name)
        let value: JSONValue? =
            if let text = path[name] { .text(text) } else if let body { body[name] } else {
                query.last { $0.name == name }.map { .text($0.value) }
            }
        if let value, value != .null { return value }
        guard isRequired else { return nil }
        if value == .null { return refuse(name, .null, type, message, isSecret) }
        faults.append(
            FieldFault(location: [place(of: name), name], type: "missing", message: "Field required", input: nil))
        return nil
    }

    private mutating func refuse<Value>(
        _ name: String, _ value: JSONValue, _ type: String, _ message: String, _ isSecret: Bool = false
    ) -> Value? {
        faults.append(
            FieldFault(
                location: [place(of: name), name], type: type, message: message, input: isSecret ? nil : value.jsonText)
        )
        return nil
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: Substring {
        let isKept: (Character) -> Bool = { !$0.isWhitespace }
        guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else { return "" }
        return self[first...last]
    }
}
