/// A JSON text that was received, as a tree.
public enum JSONValue: Sendable, Equatable {
    case null
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a JSON text, strictly as RFC 8259 has it; arrays and objects may stand 64 deep within each other.
    ///
    /// - Throws: `JSONError` when the bytes are no such text.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        self = try bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONError) in
                var parser = JSONParser(bytes: buffer)
                return try parser.document()
            }
        }.get()
    }

    /// The value as JSON text, members ordered by key, to show in an error what was refused.
    public var jsonText: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
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
