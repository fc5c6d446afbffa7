import FoundationEssentials
import VeoGenAPI

/// Makes JSON from a message's bytes, by the message's description: names as declared, absent fields left out, 64-bit
/// numbers as texts, bytes as Base64, enums by name. What the description does not have is left out as well.
public struct MessageDecoder {
    private let types: DescriptorSet
    private var values = 0

    /// A decoder of the messages of `types`.
    public init(_ types: DescriptorSet) {
        self.types = types
    }

    /// The message of type `fullName` that `bytes` are, as JSON text.
    ///
    /// - Throws: `TranscodingError` when they are none.
    public mutating func decode(_ bytes: [UInt8], as fullName: String) throws(TranscodingError) -> String {
        values = 0
        var json = JSONWriter()
        try message(bytes[...], try types.message(fullName), depth: 1, to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private mutating func message(
        _ bytes: ArraySlice<UInt8>, _ type: MessageType, depth: Int, to json: inout JSONWriter
    ) throws(TranscodingError) {
        guard depth <= TranscodingLimits.depthMax else { throw .tooLarge }
        let received = Dictionary(grouping: try WireField.all(of: bytes), by: \.number)
        json.literal("{")
        var isFirst = true
        for field in type.fields {
            guard let fields = received[field.number] else { continue }
            if !isFirst { json.literal(",") }
            isFirst = false
            json.value(field.name)
            json.literal(":")
            var elements: [WireField.Value] = []
            for received in fields { elements += try Self.elements(of: received.value, field) }
            if field.isRepeated {
                json.literal("[")
                for (index, element) in elements.enumerated() {
                    if index > 0 { json.literal(",") }
                    try write(element, field, depth, to: &json)
                }
                json.literal("]")
            } else if let last = elements.last {
                try write(last, field, depth, to: &json)
            }
        }
        json.literal("}")
    }

    /// One value, or those that are packed into one field.
    private static func elements(
        of value: WireField.Value, _ field: FieldType
    ) throws(TranscodingError) -> [WireField.Value] {
        guard field.isRepeated, case .bytes(let packed) = value else { return [value] }
        let scalar: ScalarType
        switch field.kind {
        case .message, .scalar(.string), .scalar(.bytes): return [value]
        case .choice: scalar = .int32
        case .scalar(let type): scalar = type
        }
        var reader = WireReader(packed)
        var values: [WireField.Value] = []
        while !reader.isAtEnd {
            switch scalar {
            case .double, .fixed64, .sfixed64: values.append(.fixed64(try reader.fixed(byteCount: 8)))
            case .float, .fixed32, .sfixed32:
                values.append(.fixed32(UInt32(truncatingIfNeeded: try reader.fixed(byteCount: 4))))
            default: values.append(.varint(try reader.varint()))
            }
            guard values.count <= TranscodingLimits.valuesMax else { throw .tooLarge }
        }
        return values
    }

    private mutating func write(
        _ value: WireField.Value, _ field: FieldType, _ depth: Int, to json: inout JSONWriter
    ) throws(TranscodingError) {
        values += 1
        guard values <= TranscodingLimits.valuesMax else { throw .tooLarge }
        switch (field.kind, value) {
        case (.message(let name), .bytes(let bytes)):
            try message(bytes, try types.message(name), depth: depth + 1, to: &json)
        case (.choice(let name), .varint(let number)):
            let number = Int32(truncatingIfNeeded: number)
            if let named = try types.choice(name).values.first(where: { $0.number == number }) {
                json.value(named.name)
            } else {
                json.value(number)
            }
        case (.scalar(let scalar), _): try Self.scalar(value, scalar, to: &json)
        default: throw .malformed
        }
    }

    private static func scalar(
        _ value: WireField.Value, _ type: ScalarType, to json: inout JSONWriter
    ) throws(TranscodingError) {
        switch (type, value) {
        case (.double, .fixed64(let bits)): number(Double(bitPattern: bits), to: &json)
        case (.float, .fixed32(let bits)): number(Double(Float(bitPattern: bits).description) ?? .nan, to: &json)
        case (.int64, .varint(let bits)), (.sfixed64, .fixed64(let bits)): json.value("\(Int64(bitPattern: bits))")
        case (.uint64, .varint(let bits)), (.fixed64, .fixed64(let bits)): json.value("\(bits)")
        case (.int32, .varint(let bits)): json.value(Int32(truncatingIfNeeded: bits))
        case (.uint32, .varint(let bits)): json.value(Int64(UInt32(truncatingIfNeeded: bits)))
        case (.fixed32, .fixed32(let bits)): json.value(Int64(bits))
        case (.sfixed32, .fixed32(let bits)): json.value(Int32(bitPattern: bits))
        case (.sint32, .varint(let bits)): json.value(Int32(truncatingIfNeeded: unzigzag(bits)))
        case (.sint64, .varint(let bits)): json.value("\(unzigzag(bits))")
        case (.bool, .varint(let bits)): json.value(bits != 0)
        case (.bytes, .bytes(let bytes)): json.value(Data(bytes).base64EncodedString())
        case (.string, .bytes(let bytes)):
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
            json.value(text)
        default: throw .malformed
        }
    }

    private static func number(_ number: Double, to json: inout JSONWriter) {
        if number.isFinite {
            json.value(number)
        } else {
            json.value(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
        }
    }

    private static func unzigzag(_ bits: UInt64) -> Int64 {
        Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }
}
