import VeoGenAPI

/// Makes a message's bytes from JSON, by the message's description.
///
/// Names are taken as declared and as protobuf's JSON mapping spells them; 64-bit numbers as numbers or texts, bytes as
/// Base64, enums as names or numbers. Null is as good as absent.
public struct MessageEncoder {
    private let types: DescriptorSet

    /// An encoder of the messages of `types`.
    public init(_ types: DescriptorSet) {
        self.types = types
    }

    /// The bytes of `json` as a message of type `fullName`.
    ///
    /// - Throws: `TranscodingError` that says where the JSON does not fit.
    public func encode(_ json: JSONValue, as fullName: String) throws(TranscodingError) -> [UInt8] {
        try message(json, try types.message(fullName), path: "", depth: 1)
    }

    private func message(
        _ json: JSONValue, _ type: MessageType, path: String, depth: Int
    ) throws(TranscodingError) -> [UInt8] {
        guard depth <= TranscodingLimits.depthMax else { throw .tooLarge }
        guard case .object(let members) = json else {
            throw .mismatch(path: path.isEmpty ? "The message" : path, expected: "an object")
        }
        for name in members.keys.sorted() where !type.fields.contains(where: { $0.isCalled(name) }) {
            throw .unknown(path: Self.join(path, name))
        }
        var output = WireOutput()
        for field in type.fields {
            guard let value = members[field.name] ?? members[field.jsonName], value != .null else { continue }
            let path = Self.join(path, field.name)
            guard field.isRepeated else {
                try write(value, field, path, depth, to: &output)
                continue
            }
            guard case .array(let elements) = value else { throw .mismatch(path: path, expected: "an array") }
            for (index, element) in elements.enumerated() {
                try write(element, field, "\(path)[\(index)]", depth, to: &output)
            }
        }
        return output.bytes
    }

    private func write(
        _ value: JSONValue, _ field: FieldType, _ path: String, _ depth: Int, to output: inout WireOutput
    ) throws(TranscodingError) {
        switch field.kind {
        case .message(let name):
            output.bytes(field.number, try message(value, try types.message(name), path: path, depth: depth + 1))
        case .choice(let name):
            output.varint(field.number, UInt64(bitPattern: Int64(try choice(value, try types.choice(name), path))))
        case .scalar(let scalar):
            try ScalarEncoder(path: path).write(value, scalar, field.number, to: &output)
        }
    }

    private func choice(_ value: JSONValue, _ type: ChoiceType, _ path: String) throws(TranscodingError) -> Int32 {
        switch value {
        case .text(let name):
            guard let named = type.values.first(where: { $0.name == name }) else {
                throw .mismatch(path: path, expected: "one of " + type.values.map(\.name).joined(separator: ", "))
            }
            return named.number
        case .integer(let number):
            guard let number = Int32(exactly: number) else { fallthrough }
            return number
        default: throw .mismatch(path: path, expected: "a name or number of \(type.fullName)")
        }
    }

    private static func join(_ path: String, _ name: String) -> String {
        path.isEmpty ? name : "\(path).\(name)"
    }
}

extension FieldType {
    fileprivate func isCalled(_ name: String) -> Bool { name == self.name || name == jsonName }
}
