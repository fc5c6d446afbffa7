/// Writes the checks of the limits that stand beside the fields.
struct ValidationEmitter {
    let schema: Schema

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText.generated(from: file.name)
        for message in file.messages {
            try source.block("extension \(message.swiftName): Validated") { source in
                try source.block("public func validate(_ check: inout FieldChecks)") { source in
                    for field in message.fields { try emit(field, to: &source) }
                }
            }
            source.line()
        }
        return source
    }

    private func emit(_ field: Schema.Field, to source: inout SourceText) throws {
        let rules = field.rules
        if let max = rules.maxItems {
            source.line("check.count(\(field.swiftName).count, \"\(field.name)\", max: \(max))")
        }
        if field.isRepeated {
            if case .message = field.type {
                source.line("check.each(\(field.swiftName), \"\(field.name)\", isMap: \(rules.isJSONMap)) { $0.validate(&$1) }")
            }
            return
        }
        guard let line = checkLine(field) else { return }
        if field.isOptional {
            source.line("if let value = \(field.swiftName) { \(line("value")) }")
        } else {
            source.line(line(field.swiftName))
        }
    }

    /// The check of one plain value, or nil where the contract sets no limit.
    private func checkLine(_ field: Schema.Field) -> ((String) -> String)? {
        let rules = field.rules
        switch field.type {
        case .string:
            var limits = ""
            if let min = rules.minLength { limits += ", min: \(min)" }
            if let max = rules.maxLength { limits += ", max: \(max)" }
            if rules.format == .uuid { limits += ", format: .uuid" }
            if rules.format == .email { limits += ", format: .email" }
            if rules.isName { limits += ", format: .name" }
            if rules.secret { limits += ", isSecret: true" }
            return limits.isEmpty || limits == ", isSecret: true"
                ? nil : { "check.text(\($0), \"\(field.name)\"\(limits))" }
        case .int32, .int64:
            var limits = ""
            if let min = rules.minimum { limits += ", min: \(min)" }
            if let max = rules.maximum { limits += ", max: \(max)" }
            return limits.isEmpty ? nil : { "check.number(Int64(\($0)), \"\(field.name)\"\(limits))" }
        case .enumeration:
            return { "check.choice(\($0), \"\(field.name)\")" }
        case .message:
            return { value in "check.nested(\"\(field.name)\") { \(value).validate(&$0) }" }
        case .bytes:
            var limits = ""
            if let max = rules.maxBytes { limits += ", max: \(max)" }
            if rules.format == .picture { limits += ", isPicture: true" }
            return limits.isEmpty ? nil : { "check.bytes(\($0), \"\(field.name)\"\(limits))" }
        case .bool, .double:
            return nil
        }
    }
}
