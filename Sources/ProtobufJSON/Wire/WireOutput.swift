/// A message that is being written.
struct WireOutput {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ number: Int, _ value: UInt64) {
        raw(UInt64(number) << 3)
        raw(value)
    }

    mutating func fixed64(_ number: Int, _ value: UInt64) {
        raw(UInt64(number) << 3 | 1)
        fixed(value, byteCount: 8)
    }

    mutating func bytes(_ number: Int, _ value: [UInt8]) {
        raw(UInt64(number) << 3 | 2)
        raw(UInt64(value.count))
        bytes += value
    }

    mutating func fixed32(_ number: Int, _ value: UInt32) {
        raw(UInt64(number) << 3 | 5)
        fixed(UInt64(value), byteCount: 4)
    }

    private mutating func raw(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private mutating func fixed(_ value: UInt64, byteCount: Int) {
        for index in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))) }
    }
}
