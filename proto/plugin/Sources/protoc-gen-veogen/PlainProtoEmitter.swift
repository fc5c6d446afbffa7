/// Writes a file's messages and enums as a bare .proto for protoc-c: no options, no services, text as bytes.
struct PlainProtoEmitter {
    let schema: Schema

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText()
        source.line("syntax = \"proto2\";")
        source.line("package \(package(of: file));")
        for name in imports(of: file) { source.line("import \"\(name)\";") }
        for enumeration in file.enums {
            source.block("enum \(enumeration.swiftName)") { source in
                for value in enumeration.values { source.line("\(value.name) = \(value.number);") }
            }
        }
        for message in file.messages {
            source.block("message \(message.swiftName)") { source in
                for field in message.fields {
                    source.line(
                        "\(field.isRepeated ? "repeated" : "optional") \(type(field)) \(field.name) = \(field.number);")
                }
            }
        }
        return source
    }

    private func package(of file: Schema.File) -> String {
        let name = file.messages.first?.fullName ?? file.enums.first?.fullName ?? ""
        return name.split(separator: ".").dropLast().joined(separator: ".")
    }

    private func imports(of file: Schema.File) -> [String] {
        let used = Set(file.messages.flatMap(\.fields).compactMap { field -> String? in
            switch field.type {
            case .message(let name), .enumeration(let name): name
            default: nil
            }
        })
        return schema.files.filter { other in
            other.name != file.name
                && (other.messages.contains { used.contains($0.fullName) }
                    || other.enums.contains { used.contains($0.fullName) })
        }.map(\.name)
    }

    private func type(_ field: Schema.Field) -> String {
        switch field.type {
        case .bool: "bool"
        case .int32: "int32"
        case .int64: "int64"
        case .double: "double"
        case .string, .bytes: "bytes"
        case .message(let name), .enumeration(let name): name
        }
    }
}
