/// The bytes are no protobuf message.
struct MalformedMessage: Error {}

/// Walks the fields of a protobuf message, for the envelopes that are read by hand.
///
/// Total: any bytes give fields or `MalformedMessage`, never a trap. Nothing is copied or allocated.
struct WireReader {
    enum Value {
        case varint(UInt64)
        case bytes(UnsafeRawBufferPointer)
        /// A 32- or 64-bit value, which no envelope has.
        case fixed
    }

    private static let fieldNumberMax: UInt64 = (1 << 29) - 1

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next field, nil at the end.
    mutating func next() throws(MalformedMessage) -> (field: Int, value: Value)? {
        guard offset < bytes.count else { return nil }
        let tag = try varint()
        let number = tag >> 3
        guard number >= 1, number <= Self.fieldNumberMax else { throw MalformedMessage() }
        switch tag & 7 {
        case 0: return (Int(number), .varint(try varint()))
        case 1: return (Int(number), try fixed(byteCount: 8))
        case 2: return (Int(number), .bytes(try lengthDelimited()))
        case 5: return (Int(number), try fixed(byteCount: 4))
        default: throw MalformedMessage()  // Groups are as good as extinct, and libprotobuf-c refuses them too.
        }
    }

    private mutating func varint() throws(MalformedMessage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw MalformedMessage()
    }

    private mutating func lengthDelimited() throws(MalformedMessage) -> UnsafeRawBufferPointer {
        let length = try varint()
        guard length <= UInt64(bytes.count - offset) else { throw MalformedMessage() }
        let start = offset
        offset += Int(length)
        return UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
    }

    private mutating func fixed(byteCount: Int) throws(MalformedMessage) -> Value {
        guard bytes.count - offset >= byteCount else { throw MalformedMessage() }
        offset += byteCount
        return .fixed
    }
}

extension String {
    /// Text of a message that is read by hand; not UTF-8 is malformed.
    init(wireBytes bytes: UnsafeRawBufferPointer) throws(MalformedMessage) {
        guard let text = String(utf8: bytes) else { throw MalformedMessage() }
        self = text
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes of a field that is not there.
    static var empty: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
}
