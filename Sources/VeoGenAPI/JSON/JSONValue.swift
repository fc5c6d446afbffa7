import FoundationEssentials

/// A JSON text that was received, as a tree.
public enum JSONValue: Sendable, Equatable {
    case null
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a JSON text. Foundation's parser bounds the depth (512) and refuses what is not UTF-8; it lets a comma
    /// pass before the end of an array.
    ///
    /// - Throws: an error of Foundation's when the bytes are no JSON.
    public init(parsing bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// The value as JSON text, members ordered by key, to show in an error what was refused.
    public var jsonText: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONValue: Decodable {
    /// Reads one value of any kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let integer = try? container.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let members = try? container.decode([String: JSONValue].self) {
            self = .object(members)
        } else {
            self = .array(try container.decode([JSONValue].self))
        }
    }
}

extension JSONValue: JSONWritable {
    /// Appends the value.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.literal("null")
        case .flag(let flag): json.value(flag)
        case .integer(let integer): json.value(integer)
        case .number(let number): json.value(number)
        case .text(let text): json.value(text)
        case .array(let elements): json.value(elements)
        case .object(let members):
            json.literal("{")
            for (index, key) in members.keys.sorted().enumerated() {
                if index > 0 { json.literal(",") }
                json.value(key)
                json.literal(":")
                if let member = members[key] { member.write(to: &json) }
            }
            json.literal("}")
        }
    }
}
