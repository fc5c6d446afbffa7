@testable import ProtobufJSON

/// A message that has every kind of field, as a descriptor set of its own.
enum TestTypes {
    static let all = "test.All"

    /// Number and name of the scalars, which are also their types.
    static let scalars: [(number: Int, name: String)] = [
        (1, "double"), (2, "float"), (3, "int64"), (4, "uint64"), (5, "int32"), (6, "fixed64"), (7, "fixed32"),
        (8, "bool"), (9, "string"), (12, "bytes"), (13, "uint32"), (15, "sfixed32"), (16, "sfixed64"), (17, "sint32"),
        (18, "sint64"),
    ]

    static func set() throws -> DescriptorSet {
        var fields = scalars.map { field($0.name, number: $0.number, type: $0.number) }
        fields.append(field("some_numbers", number: 101, type: 5, isRepeated: true, jsonName: "someNumbers"))
        fields.append(field("nested", number: 102, type: 11, typeName: ".test.All"))
        fields.append(field("color", number: 103, type: 14, typeName: ".test.Color"))
        fields.append(field("some_colors", number: 104, type: 14, isRepeated: true, typeName: ".test.Color"))
        fields.append(field("more", number: 105, type: 11, isRepeated: true, typeName: ".test.All"))
        fields.append(field("lost", number: 106, type: 11, typeName: ".test.Nowhere"))
        let message = output {
            $0.bytes(1, Array("All".utf8))
            for field in fields { $0.bytes(2, field) }
        }
        let choice = output {
            $0.bytes(1, Array("Color".utf8))
            for (number, name) in ["NONE", "RED"].enumerated() {
                let value = output { value in
                    value.bytes(1, Array(name.utf8))
                    value.varint(2, UInt64(number))
                }
                $0.bytes(2, value)
            }
        }
        let file = output {
            $0.bytes(2, Array("test".utf8))
            $0.bytes(4, message)
            $0.bytes(5, choice)
        }
        return try DescriptorSet(parsing: output { $0.bytes(1, file) })
    }

    static func field(
        _ name: String, number: Int, type: Int, isRepeated: Bool = false, typeName: String = "", jsonName: String = ""
    ) -> [UInt8] {
        output {
            $0.bytes(1, Array(name.utf8))
            $0.varint(3, UInt64(number))
            $0.varint(4, isRepeated ? 3 : 1)
            $0.varint(5, UInt64(type))
            $0.bytes(6, Array(typeName.utf8))
            $0.bytes(10, Array(jsonName.utf8))
        }
    }

    static func output(_ build: (inout WireOutput) -> Void) -> [UInt8] {
        var output = WireOutput()
        build(&output)
        return output.bytes
    }
}
