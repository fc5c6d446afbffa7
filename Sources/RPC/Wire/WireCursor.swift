import Protobuf

/// Writes into memory that has been measured beforehand: the hot path's writer.
struct WireCursor {
    private(set) var position: UnsafeMutableRawPointer

    init(_ start: UnsafeMutableRawPointer) {
        position = start
    }

    /// Bytes that `varint` takes for `value`.
    static func byteCount(ofVarint value: UInt64) -> Int {
        (64 - (value | 1).leadingZeroBitCount + 6) / 7
    }

    /// Bytes of a length-delimited field below number 16: tag, length and content.
    static func byteCount(ofFieldWith contentBytes: Int) -> Int {
        1 + byteCount(ofVarint: UInt64(contentBytes)) + contentBytes
    }

    mutating func header(_ header: FrameHeader) {
        position.storeBytes(of: header.length.bigEndian, as: UInt32.self)
        position.storeBytes(of: header.streamID.bigEndian, toByteOffset: 4, as: UInt32.self)
        position.storeBytes(of: header.type.rawValue, toByteOffset: 8, as: UInt8.self)
        position.storeBytes(of: header.flags.rawValue, toByteOffset: 9, as: UInt8.self)
        position += FrameHeader.byteCount
    }

    mutating func bigEndian(_ value: UInt32) {
        position.storeBytes(of: value.bigEndian, as: UInt32.self)
        position += 4
    }

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            byte(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        byte(UInt8(truncatingIfNeeded: rest))
    }

    /// The tag and length in front of a length-delimited field below number 16.
    mutating func prefix(field: Int, contentBytes: Int) {
        byte(UInt8(truncatingIfNeeded: field << 3 | 2))
        varint(UInt64(contentBytes))
    }

    mutating func varint(field: Int, _ value: UInt64) {
        byte(UInt8(truncatingIfNeeded: field << 3))
        varint(value)
    }

    mutating func text(field: Int, _ value: String) {
        var value = value
        value.withUTF8 { text in
            prefix(field: field, contentBytes: text.count)
            bytes(UnsafeRawBufferPointer(text))
        }
    }

    mutating func bytes(_ source: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(start: position, count: source.count).copyMemory(from: source)
        position += source.count
    }

    mutating func message(_ packed: PackedMessage) {
        packed.write(to: position)
        position += packed.byteCount
    }

    private mutating func byte(_ value: UInt8) {
        position.storeBytes(of: value, as: UInt8.self)
        position += 1
    }
}
