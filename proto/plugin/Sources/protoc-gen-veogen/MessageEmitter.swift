/// Writes a file's messages and enums as Swift value types.
struct MessageEmitter {
    let schema: Schema

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText.generated(from: file.name)
        for enumeration in file.enums { emit(enumeration, to: &source) }
        for message in file.messages { try emit(message, to: &source) }
        return source
    }

    private func emit(_ enumeration: Schema.Enumeration, to source: inout SourceText) {
        source.doc(enumeration.doc.isEmpty ? "A choice of the contract." : enumeration.doc)
        source.block("public enum \(enumeration.swiftName): Int32, CaseIterable, Sendable") { source in
            for value in enumeration.values {
                source.doc(
                    value.doc.isEmpty
                        ? (value.number == 0 ? "Not said, or a value that this version does not know." : "`\(value.json)`.")
                        : value.doc)
                source.line("case \(value.swiftName) = \(value.number)")
            }
        }
        source.line()
        source.block("extension \(enumeration.swiftName): JSONChoice") { source in
            source.block("public var json: String") { source in
                source.block("switch self") { source in
                    for value in enumeration.values {
                        source.line("case .\(value.swiftName): \"\(value.json)\"")
                    }
                }
            }
        }
        source.line()
    }

    private func emit(_ message: Schema.Message, to source: inout SourceText) throws {
        source.doc(message.doc.isEmpty ? "`\(message.swiftName)` of the contract." : message.doc)
        try source.block("public struct \(message.swiftName): Sendable, Equatable") { source in
            for field in message.fields {
                if !field.doc.isEmpty { source.doc(field.doc) }
                source.line("public var \(field.swiftName): \(try schema.swiftType(field))")
            }
            if !message.fields.isEmpty { source.line() }
            source.line("/// Makes a message with the contract's defaults for what is left out.")
            if message.fields.isEmpty {
                source.line("public init() {}")
                return
            }
            source.line("public init(")
            for (index, field) in message.fields.enumerated() {
                let comma = index == message.fields.count - 1 ? "" : ","
                source.line(
                    "    \(field.swiftName): \(try schema.swiftType(field)) = \(try schema.swiftDefault(field))\(comma)")
            }
            source.block(")") { source in
                for field in message.fields {
                    source.line("self.\(field.swiftName) = \(field.swiftName)")
                }
            }
        }
        source.line()
    }
}
