/// Writes how messages are copied to and from the C structs of libprotobuf-c.
struct WireEmitter {
    let schema: Schema

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText.generated(from: file.name)
        source.line("import CProtobufC")
        source.line("import CVeoGenAPI")
        source.line("import Protobuf")
        source.line()
        for message in file.messages { try emit(message, to: &source) }
        return source
    }

    private func emit(_ message: Schema.Message, to source: inout SourceText) throws {
        let cType = Naming.cType(message.fullName)
        let initialise = Naming.cFunctionPrefix(message.fullName) + "__init"
        try source.block("extension \(message.swiftName): ProtobufMessage") { source in
            source.block("static let descriptor: MessageDescriptor = {", "}()") { source in
                source.line("var empty = \(cType)()")
                source.line("\(initialise)(&empty)")
                source.line("return MessageDescriptor(of: empty.base)")
            }
            source.line()
            source.block("public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError)") { source in
                source.line("self = try Self.descriptor.unpack(bytes, as: \(cType).self) {")
                source.line("    (c: UnsafePointer<\(cType)>) throws(ProtobufError) in")
                source.line("    try \(message.swiftName)(c)")
                source.line("}")
            }
            source.line()
            source.block(
                "public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result"
            ) { source in
                source.block("try MessageBuilder.withBuilder { builder in") { source in
                    source.line("try body(PackedMessage(UnsafeRawPointer(place(in: &builder))")
                    source.line("    .assumingMemoryBound(to: ProtobufCMessage.self)))")
                }
            }
            source.line()
            try emitRead(message, cType, to: &source)
            source.line()
            try emitPlace(message, cType, initialise, to: &source)
        }
        source.line()
    }

    private func emitRead(_ message: Schema.Message, _ cType: String, to source: inout SourceText) throws {
        try source.block("init(_ c: UnsafePointer<\(cType)>) throws(ProtobufError)") { source in
            source.line("self.init()")
            for field in message.fields { try emitRead(field, to: &source) }
        }
    }

    private func emitRead(_ field: Schema.Field, to source: inout SourceText) throws {
        let c = "c.pointee.\(field.cName)"
        if field.isRepeated {
            try source.block("if let elements = \(c)") { source in
                source.line("let count = c.pointee.n_\(field.name)")
                source.line("\(field.swiftName).reserveCapacity(count)")
                try source.block("for index in 0..<count") { source in
                    if case .message = field.type {
                        source.line("guard let element = elements[index] else { continue }")
                        source.line("\(field.swiftName).append(try \(try schema.swiftElement(field))(element))")
                    } else {
                        source.line("\(field.swiftName).append(\(try value(of: field, from: "elements[index]")))")
                    }
                }
            }
        } else if case .message = field.type {
            source.line("if let value = \(c) { \(field.swiftName) = try \(try schema.swiftElement(field))(value) }")
        } else {
            source.line(
                "if c.pointee.has_\(field.name) != 0 { \(field.swiftName) = \(try value(of: field, from: c)) }")
        }
    }

    private func value(of field: Schema.Field, from c: String) throws -> String {
        switch field.type {
        case .bool: "\(c) != 0"
        case .int32, .double: c
        case .int64: field.rules.format == .timestamp ? "Timestamp(microseconds: \(c))" : c
        case .string: "try String(received: \(c))"
        case .bytes: "[UInt8](received: \(c))"
        case .enumeration(let name):
            "\(try schema.enumeration(name).swiftName)(rawValue: Int32(truncatingIfNeeded: \(c).rawValue)) ?? .unspecified"
        case .message: throw PluginError("\(field.name): a message is not a plain value")
        }
    }

    private func emitPlace(
        _ message: Schema.Message, _ cType: String, _ initialise: String, to source: inout SourceText
    ) throws {
        try source.block(
            "func place(in builder: inout MessageBuilder) -> UnsafeMutablePointer<\(cType)>"
        ) { source in
            source.line("let c = builder.room(for: \(cType).self, count: 1)")
            source.line("\(initialise)(c)")
            for field in message.fields { try emitPlace(field, to: &source) }
            source.line("return c")
        }
    }

    private func emitPlace(_ field: Schema.Field, to source: inout SourceText) throws {
        let name = field.swiftName
        if field.isRepeated {
            let element = try placed(field, "element")
            try source.block("if !\(name).isEmpty") { source in
                source.line(
                    "let elements = builder.room(for: \(try cElement(field)).self, count: \(name).count)")
                source.block("for (index, element) in \(name).enumerated()") { source in
                    source.line("(elements + index).initialize(to: \(element))")
                }
                source.line("c.pointee.n_\(field.name) = \(name).count")
                source.line("c.pointee.\(field.cName) = elements")
            }
            return
        }
        let assign: (String) throws -> [String] = { value in
            var lines = ["c.pointee.\(field.cName) = \(try placed(field, value))"]
            if case .message = field.type {} else { lines.append("c.pointee.has_\(field.name) = 1") }
            return lines
        }
        if field.isOptional {
            try source.block("if let value = \(name)") { source in
                for line in try assign("value") { source.line(line) }
            }
        } else {
            for line in try assign(name) { source.line(line) }
        }
    }

    private func placed(_ field: Schema.Field, _ value: String) throws -> String {
        switch field.type {
        case .bool: "\(value) ? 1 : 0"
        case .int32, .double: value
        case .int64: field.rules.format == .timestamp ? "\(value).microseconds" : value
        case .string: "builder.text(\(value))"
        case .bytes: "builder.bytes(\(value))"
        case .message: "\(value).place(in: &builder)"
        case .enumeration(let name):
            "\(Naming.cType(name))(rawValue: .init(truncatingIfNeeded: \(value).rawValue))"
        }
    }

    private func cElement(_ field: Schema.Field) throws -> String {
        switch field.type {
        case .bool: "protobuf_c_boolean"
        case .int32: "Int32"
        case .int64: "Int64"
        case .double: "Double"
        case .string, .bytes: "ProtobufCBinaryData"
        case .message(let name): "UnsafeMutablePointer<\(Naming.cType(name))>?"
        case .enumeration(let name): Naming.cType(name)
        }
    }
}
