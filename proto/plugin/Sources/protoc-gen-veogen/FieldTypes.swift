/// How a field's type is spelt in Swift.
extension Schema {
    func swiftElement(_ field: Field) throws -> String {
        switch field.type {
        case .bool: "Bool"
        case .int32: "Int32"
        case .int64: field.rules.format == .timestamp ? "Timestamp" : "Int64"
        case .double: "Double"
        case .string: "String"
        case .bytes: "[UInt8]"
        case .message(let name): try message(name).swiftName
        case .enumeration(let name): try enumeration(name).swiftName
        }
    }

    func swiftType(_ field: Field) throws -> String {
        let element = try swiftElement(field)
        return field.isRepeated ? "[\(element)]" : field.isOptional ? element + "?" : element
    }

    /// The value of a field that nobody has set.
    func swiftDefault(_ field: Field) throws -> String {
        if field.isRepeated { return "[]" }
        if let text = field.defaultText {
            switch field.type {
            case .string: return "\"\(text)\""
            case .enumeration(let name):
                let value = try enumeration(name).values.first { $0.name == text }
                guard let value else { throw PluginError("\(field.name): unknown default \(text)") }
                return ".\(value.swiftName)"
            default: return text
            }
        }
        if field.isOptional { return "nil" }
        switch field.type {
        case .bool: return "false"
        case .int64 where field.rules.format == .timestamp: return "Timestamp(microseconds: 0)"
        case .int32, .int64, .double: return "0"
        case .string: return "\"\""
        case .bytes: return "[]"
        case .message(let name): return try message(name).swiftName + "()"
        case .enumeration: return ".unspecified"
        }
    }
}
