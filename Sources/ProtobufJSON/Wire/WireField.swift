/// One field of a message as it stands on the wire.
struct WireField {
    enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case bytes(ArraySlice<UInt8>)
        case fixed32(UInt32)
    }

    /// What a field may be numbered.
    static let numbers: Range<UInt64> = 1..<(1 << 29)

    let number: Int
    let value: Value

    /// Every field of a message, in order. Groups, which nobody writes any more, are malformed.
    ///
    /// - Throws: `TranscodingError.malformed` and `.tooLarge`.
    static func all(of message: ArraySlice<UInt8>) throws(TranscodingError) -> [WireField] {
        var reader = WireReader(message)
        var fields: [WireField] = []
        while !reader.isAtEnd {
            guard fields.count < TranscodingLimits.valuesMax else { throw .tooLarge }
            fields.append(try reader.field())
        }
        return fields
    }
}

/// Reads the parts of a message. Total: any bytes give values or an error.
struct WireReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func field() throws(TranscodingError) -> WireField {
        let tag = try varint()
        guard WireField.numbers.contains(tag >> 3) else { throw .malformed }
        let value: WireField.Value =
            switch tag & 7 {
            case 0: .varint(try varint())
            case 1: .fixed64(try fixed(byteCount: 8))
            case 2: .bytes(try take(try varint()))
            case 5: .fixed32(UInt32(truncatingIfNeeded: try fixed(byteCount: 4)))
            default: throw .malformed
            }
        return WireField(number: Int(tag >> 3), value: value)
    }

    mutating func varint() throws(TranscodingError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw .malformed }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw .malformed
    }

    /// Little-endian.
    mutating func fixed(byteCount: Int) throws(TranscodingError) -> UInt64 {
        try take(UInt64(byteCount)).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take(_ byteCount: UInt64) throws(TranscodingError) -> ArraySlice<UInt8> {
        guard byteCount <= UInt64(rest.count) else { throw .malformed }
        defer { rest = rest.dropFirst(Int(byteCount)) }
        return rest.prefix(Int(byteCount))
    }
}
