/// Reads one `google.protobuf.FileDescriptorProto`. Source: google/protobuf/descriptor.proto.
struct DescriptorReader {
    private let file: Fields
    private let package: String
    /// Comments by the path of what they are about, as `SourceCodeInfo` has it.
    private var comments: [[Int]: String] = [:]

    init(_ bytes: ArraySlice<UInt8>) throws(TranscodingError) {
        file = try Fields(bytes)
        package = try file.text(2)
        for info in file.messages(9) {
            for bytes in try Fields(info).messages(1) {
                let location = try Fields(bytes)
                let comment = try location.text(3)
                if !comment.isEmpty { comments[try location.packedNumbers(1)] = comment }
            }
        }
    }

    mutating func read(into set: inout DescriptorSet) throws(TranscodingError) {
        for (index, bytes) in file.messages(4).enumerated() {
            try message(bytes, in: package, path: [4, index], depth: 1, &set)
        }
        for (index, bytes) in file.messages(5).enumerated() {
            try choice(bytes, in: package, path: [5, index], &set)
        }
        for (index, bytes) in file.messages(6).enumerated() {
            set.services.append(try service(bytes, path: [6, index]))
        }
    }

    private func fullName(_ name: String, in scope: String) -> String {
        scope.isEmpty ? name : "\(scope).\(name)"
    }

    private func comment(_ path: [Int]) -> String {
        comments[path] ?? ""
    }

    private func message(
        _ bytes: ArraySlice<UInt8>, in scope: String, path: [Int], depth: Int, _ set: inout DescriptorSet
    ) throws(TranscodingError) {
        guard depth <= TranscodingLimits.depthMax else { throw .tooLarge }
        let descriptor = try Fields(bytes)
        let name = fullName(try descriptor.text(1), in: scope)
        var fields: [FieldType] = []
        for (index, field) in descriptor.messages(2).enumerated() {
            fields.append(try self.field(field, path: path + [2, index]))
        }
        set.messages[name] = MessageType(fullName: name, comment: comment(path), fields: fields)
        for (index, nested) in descriptor.messages(3).enumerated() {
            try message(nested, in: name, path: path + [3, index], depth: depth + 1, &set)
        }
        for (index, nested) in descriptor.messages(4).enumerated() {
            try choice(nested, in: name, path: path + [4, index], &set)
        }
    }

    private func field(_ bytes: ArraySlice<UInt8>, path: [Int]) throws(TranscodingError) -> FieldType {
        let descriptor = try Fields(bytes)
        // Types are named absolutely: ".veogen.ai.v1.Model".
        let typeName = String(try descriptor.text(6).drop { $0 == "." })
        let (messageType, groupType, enumType, repeatedLabel): (UInt64, UInt64, UInt64, UInt64) = (11, 10, 14, 3)
        let type = descriptor.number(5)
        let kind: FieldType.Kind
        switch type {
        case messageType: kind = .message(typeName)
        case enumType: kind = .choice(typeName)
        case groupType: throw .malformed
        default:
            guard let scalar = ScalarType(rawValue: Int(truncatingIfNeeded: type)) else { throw .malformed }
            kind = .scalar(scalar)
        }
        let number = descriptor.number(3)
        guard WireField.numbers.contains(number) else { throw .malformed }
        let name = try descriptor.text(1)
        let jsonName = try descriptor.text(10)
        return FieldType(
            name: name, jsonName: jsonName.isEmpty ? name : jsonName,
            number: Int(number), kind: kind,
            isRepeated: descriptor.number(4) == repeatedLabel, comment: comment(path))
    }

    private func choice(
        _ bytes: ArraySlice<UInt8>, in scope: String, path: [Int], _ set: inout DescriptorSet
    ) throws(TranscodingError) {
        let descriptor = try Fields(bytes)
        let name = fullName(try descriptor.text(1), in: scope)
        var values: [(String, Int32)] = []
        for bytes in descriptor.messages(2) {
            let value = try Fields(bytes)
            values.append((try value.text(1), Int32(truncatingIfNeeded: value.number(2))))
        }
        set.choices[name] = ChoiceType(fullName: name, comment: comment(path), values: values)
    }

    private func service(_ bytes: ArraySlice<UInt8>, path: [Int]) throws(TranscodingError) -> ServiceType {
        let descriptor = try Fields(bytes)
        var methods: [MethodType] = []
        for (index, bytes) in descriptor.messages(2).enumerated() {
            let method = try Fields(bytes)
            methods.append(
                MethodType(
                    name: try method.text(1), comment: comment(path + [2, index]),
                    input: String(try method.text(2).drop { $0 == "." }),
                    output: String(try method.text(3).drop { $0 == "." }),
                    isClientStreaming: method.number(5) != 0, isServerStreaming: method.number(6) != 0))
        }
        return ServiceType(
            fullName: fullName(try descriptor.text(1), in: package), comment: comment(path), methods: methods)
    }
}

/// A descriptor's fields by number: of single ones the last counts.
private struct Fields {
    private let fields: [WireField]

    init(_ bytes: ArraySlice<UInt8>) throws(TranscodingError) {
        fields = try WireField.all(of: bytes)
    }

    func number(_ number: Int) -> UInt64 {
        guard case .varint(let value)? = fields.last(where: { $0.number == number })?.value else { return 0 }
        return value
    }

    func text(_ number: Int) throws(TranscodingError) -> String {
        guard case .bytes(let bytes)? = fields.last(where: { $0.number == number })?.value else { return "" }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return text
    }

    func messages(_ number: Int) -> [ArraySlice<UInt8>] {
        fields.compactMap { field in
            guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
            return bytes
        }
    }

    func packedNumbers(_ number: Int) throws(TranscodingError) -> [Int] {
        var numbers: [Int] = []
        for bytes in messages(number) {
            var reader = WireReader(bytes)
            while !reader.isAtEnd { numbers.append(Int(truncatingIfNeeded: try reader.varint())) }
        }
        return numbers
    }
}
