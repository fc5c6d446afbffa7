import CProtobufC
import CProtoc

/// Turns protoc's descriptors into a `Schema`.
struct SchemaReader {
    private var schema = Schema()

    static func read(_ request: Google__Protobuf__Compiler__CodeGeneratorRequest) throws -> Schema {
        var reader = SchemaReader()
        for index in 0..<request.n_proto_file {
            guard let file = request.proto_file[index]?.pointee else { continue }
            try reader.read(file)
        }
        return reader.schema
    }

    private mutating func read(_ file: Google__Protobuf__FileDescriptorProto) throws {
        let package = text(file.package) ?? ""
        // Not protobuf's own files, nor options.proto.
        guard package.contains("."), !package.hasPrefix("google.") else { return }
        let docs = Documentation(file)
        var result = Schema.File(
            name: text(file.name) ?? "", doc: docs.fileDoc, messages: [], enums: [], services: [])
        for (index, message) in pointers(file.message_type, file.n_message_type).enumerated() {
            let read = try readMessage(message, package: package, docs: docs, path: [4, Int32(index)])
            schema.messages[read.fullName] = read
            result.messages.append(read)
        }
        for (index, enumeration) in pointers(file.enum_type, file.n_enum_type).enumerated() {
            let read = readEnumeration(enumeration, package: package, docs: docs, path: [5, Int32(index)])
            schema.enums[read.fullName] = read
            result.enums.append(read)
        }
        for (index, service) in pointers(file.service, file.n_service).enumerated() {
            result.services.append(try readService(service, package: package, docs: docs, path: [6, Int32(index)]))
        }
        schema.files.append(result)
    }

    private func readMessage(
        _ message: Google__Protobuf__DescriptorProto, package: String, docs: Documentation, path: [Int32]
    ) throws -> Schema.Message {
        let name = text(message.name) ?? ""
        if message.n_nested_type > 0 || message.n_enum_type > 0 {
            throw PluginError("\(name): nested types and maps are not supported; declare them beside it")
        }
        var fields: [Schema.Field] = []
        for (index, field) in pointers(message.field, message.n_field).enumerated() {
            fields.append(try readField(field, in: name, doc: docs[path + [2, Int32(index)]]))
        }
        return Schema.Message(fullName: ".\(package).\(name)", doc: docs[path], fields: fields)
    }

    private func readField(
        _ field: Google__Protobuf__FieldDescriptorProto, in message: String, doc: String
    ) throws -> Schema.Field {
        let name = text(field.name) ?? ""
        let typeName = text(field.type_name) ?? ""
        let type: Schema.FieldType
        switch field.type.rawValue {
        case 1: type = .double
        case 3: type = .int64
        case 5: type = .int32
        case 8: type = .bool
        case 9: type = .string
        case 11: type = .message(typeName)
        case 12: type = .bytes
        case 14: type = .enumeration(typeName)
        default: throw PluginError("\(message).\(name): use bool, int32, int64, double, string, bytes, an enum or a message")
        }
        let rules = try field.options.map { try OptionsReader.fieldRules($0.pointee) } ?? Schema.Rules()
        return Schema.Field(
            name: name, number: field.number, doc: doc, type: type, isRepeated: field.label.rawValue == 3,
            defaultText: text(field.default_value), rules: rules)
    }

    private func readEnumeration(
        _ enumeration: Google__Protobuf__EnumDescriptorProto, package: String, docs: Documentation, path: [Int32]
    ) -> Schema.Enumeration {
        let name = text(enumeration.name) ?? ""
        let prefix = Naming.snake(name).uppercased() + "_"
        var values: [Schema.Enumeration.Value] = []
        for (index, value) in pointers(enumeration.value, enumeration.n_value).enumerated() {
            let full = text(value.name) ?? ""
            let short = (full.hasPrefix(prefix) ? String(full.dropFirst(prefix.count)) : full).lowercased()
            values.append(
                Schema.Enumeration.Value(
                    name: full, swiftName: Naming.escaped(Naming.lowerCamel(short)),
                    json: value.options.flatMap { OptionsReader.enumValueJSON($0.pointee) } ?? short,
                    number: value.number, doc: docs[path + [2, Int32(index)]]))
        }
        return Schema.Enumeration(fullName: ".\(package).\(name)", doc: docs[path], values: values)
    }

    private func readService(
        _ service: Google__Protobuf__ServiceDescriptorProto, package: String, docs: Documentation, path: [Int32]
    ) throws -> Schema.Service {
        let name = text(service.name) ?? ""
        var methods: [Schema.Method] = []
        for (index, method) in pointers(service.method, service.n_method).enumerated() {
            let doc = docs[path + [2, Int32(index)]]
            methods.append(try OptionsReader.method(method, doc: doc))
        }
        return Schema.Service(
            fullName: "\(package).\(name)", doc: docs[path],
            isRESTOnly: service.options.map { OptionsReader.isRESTOnly($0.pointee) } ?? false, methods: methods)
    }
}

/// Text of a C string, or nil for none.
func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
}

/// The structs behind an array of pointers.
func pointers<Struct>(_ array: UnsafeMutablePointer<UnsafeMutablePointer<Struct>?>?, _ count: Int) -> [Struct] {
    guard let array else { return [] }
    return (0..<count).compactMap { array[$0]?.pointee }
}
