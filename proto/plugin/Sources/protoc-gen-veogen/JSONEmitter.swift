/// Writes how requests are read from JSON, path and query; answers become JSON by ``JSONAnswerEmitter``.
struct JSONEmitter {
    let schema: Schema
    /// Full names of the messages that routes read.
    let requests: Set<String>
    /// Full names of the messages that are parts of answers.
    let answers: Set<String>

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText.generated(from: file.name)
        source.line("import CVeoGenAPI")
        source.line("import Protobuf")
        source.line()
        let answer = JSONAnswerEmitter(schema: schema)
        for message in file.messages {
            if answers.contains(message.fullName) { try answer.emit(message, to: &source) }
            if requests.contains(message.fullName) { try emitRead(message, to: &source) }
        }
        return source
    }

    private func emitRead(_ message: Schema.Message, to source: inout SourceText) throws {
        try source.block("extension \(message.swiftName): FieldReadable") { source in
            try source.block("public init(reading fields: inout FieldReader)") { source in
                source.line("self.init()")
                for field in message.fields { try emitRead(field, of: message, to: &source) }
                source.line("fields.refuseUnknown()")
            }
        }
        source.line()
    }

    private func emitRead(
        _ field: Schema.Field, of message: Schema.Message, to source: inout SourceText
    ) throws {
        var arguments = "\"\(field.name)\""
        if field.rules.required { arguments += ", isRequired: true" }
        let reader: String
        switch field.type {
        case .string where !field.isRepeated:
            if field.rules.trim { arguments += ", isTrimmed: true" }
            if field.rules.secret { arguments += ", isSecret: true" }
            reader = "text"
        case .bool where !field.isRepeated: reader = "flag"
        case .int32 where !field.isRepeated:
            if field.rules.clamp, let maximum = field.rules.maximum { arguments += ", clampedTo: \(maximum)" }
            reader = "int32"
        case .int64 where !field.isRepeated && field.rules.format == .none: reader = "int64"
        case .double where !field.isRepeated: reader = "double"
        case .bytes where !field.isRepeated: reader = "bytes"
        case .enumeration(let name):
            let type = try schema.enumeration(name).swiftName
            let (list, reader) = field.isRepeated ? ("[\(type)]", "choices") : (type, "choice")
            source.line("if let value: \(list) = fields.\(reader)(\(arguments)) { \(field.swiftName) = value }")
            return
        case .enumeration(let name):
            let type = try schema.enumeration(name).swiftName
            source.line("if let values: [\(type)] = fields.choices(\(arguments)) { \(field.swiftName) = values }")
            return
        case .message(let name) where field.rules.isJSONMap:
            let entry = try schema.message(name).swiftName
            source.block("if let entries = fields.map(\(arguments))") { source in
                source.line("\(field.swiftName) = entries.map { \(entry)(key: $0.key, value: $0.value) }")
            }
            return
        default:
            throw PluginError("\(message.swiftName).\(field.name): no route can read this type yet")
        }
        source.line("if let value = fields.\(reader)(\(arguments)) { \(field.swiftName) = value }")
    }
}
