/// Writes how an answer becomes JSON: straight from its C struct, since a Swift value of a page of videos costs as much
/// as its JSON.
struct JSONAnswerEmitter {
    let schema: Schema

    func emit(_ message: Schema.Message, to source: inout SourceText) throws {
        let cType = Naming.cType(message.fullName)
        try source.block("extension \(message.swiftName): JSONAnswer") { source in
            try source.block(
                "static func write(_ c: UnsafePointer<\(cType)>, to json: inout JSONWriter) throws(ProtobufError)"
            ) { source in
                let fields = message.fields.filter { $0.rules.header == nil }
                if fields.isEmpty { return source.line("json.literal(\"{}\")") }
                for (index, field) in fields.enumerated() {
                    source.line("json.literal(\"\(index == 0 ? "{" : ",")\\\"\(field.name)\\\":\")")
                    try emit(field, to: &source)
                }
                source.line("json.literal(\"}\")")
            }
            source.line()
            source.line("public var jsonBytes: [UInt8] { get throws(ProtobufError) { try written().body } }")
            let headers = message.fields.filter { $0.rules.header != nil }
            if !headers.isEmpty { try emitHeaders(headers, cType, to: &source) }
        }
        source.line()
    }

    /// The statements that write one field of the struct `c`.
    func emit(_ field: Schema.Field, to source: inout SourceText) throws {
        let c = "c.pointee.\(field.cName)"
        if field.rules.isJSONMap {
            source.line("try json.map(c.pointee.n_\(field.name)) { json, index throws(ProtobufError) in")
            source.line("    guard let entry = \(c)?[index] else { throw .malformed }")
            source.line("    try json.text(entry.pointee.key)")
            source.line("    json.literal(\":\")")
            source.line("    try json.text(entry.pointee.value)")
            source.line("}")
        } else if field.isRepeated {
            source.line("try json.array(c.pointee.n_\(field.name)) { json, index throws(ProtobufError) in")
            source.line("    guard let element = \(c)?[index] else { throw .malformed }")
            source.line("    \(try value(of: field, from: "element"))")
            source.line("}")
        } else if case .message = field.type {
            source.line("if let value = \(c) { \(try value(of: field, from: "value")) } else { json.literal(\"null\") }")
        } else if field.isOptional {
            try source.block("if c.pointee.has_\(field.name) != 0", "} else {") { source in
                source.line(try value(of: field, from: c))
            }
            source.line("    json.literal(\"null\")")
            source.line("}")
        } else {
            source.line(try value(of: field, from: c))
        }
    }

    private func emitHeaders(_ fields: [Schema.Field], _ cType: String, to source: inout SourceText) throws {
        source.line()
        try source.block("static func headers(_ c: UnsafePointer<\(cType)>) -> [(name: String, value: String)]") { source in
            try source.block("[", "]") { source in
                for field in fields {
                    guard let header = field.rules.header else { continue }
                    switch field.type {
                    case .bool: source.line("(\"\(header)\", String(c.pointee.\(field.cName) != 0)),")
                    case .int32, .int64: source.line("(\"\(header)\", String(c.pointee.\(field.cName))),")
                    default: throw PluginError("\(field.name): no header can carry this type yet")
                    }
                }
            }
        }
    }

    private func value(of field: Schema.Field, from c: String) throws -> String {
        switch field.type {
        case .bool: "json.value(\(c) != 0)"
        case .int32, .double: "json.value(\(c))"
        case .int64: field.rules.format == .timestamp ? "json.value(Timestamp(microseconds: \(c)))" : "json.value(\(c))"
        case .string: "try json.text(\(c))"
        case .bytes: throw PluginError("\(field.name): bytes have no form in JSON yet")
        case .message: "try \(try schema.swiftElement(field)).write(\(c), to: &json)"
        case .enumeration(let name):
            "json.value(\(try schema.enumeration(name).swiftName)(rawValue: Int32(truncatingIfNeeded: \(c).rawValue)) ?? .unspecified)"
        }
    }
}
