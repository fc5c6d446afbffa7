/// A 128-bit identifier (RFC 9562), as PostgreSQL's `uuid` stores it.
public struct PostgresUUID: Sendable, Hashable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// The identifier with these bits.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A random identifier: version 4 of RFC 9562, from the system's random source.
    public static func random() -> PostgresUUID {
        var source = SystemRandomNumberGenerator()
        let high = source.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = source.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return PostgresUUID(high: high, low: low)
    }
}

extension PostgresUUID: LosslessStringConvertible {
    /// Reads the form `8-4-4-4-12` of hexadecimal digits, in either case; nil for anything else.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes -> PostgresUUID? in
            guard bytes.count == 36 else { return nil }
            var halves: (UInt64, UInt64) = (0, 0)
            var digits = 0
            for (index, byte) in bytes.enumerated() {
                if index == 8 || index == 13 || index == 18 || index == 23 {
                    guard byte == UInt8(ascii: "-") else { return nil }
                    continue
                }
                guard let digit = Self.digit(byte) else { return nil }
                if digits < 16 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
                digits += 1
            }
            return PostgresUUID(high: halves.0, low: halves.1)
        }
        guard let parsed else { return nil }
        self = parsed
    }

    /// The form `8-4-4-4-12` in lower case.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { text in
            var length = 0
            func put(_ bits: UInt64, digits count: Int) {
                if length > 0 {
                    text[length] = UInt8(ascii: "-")
                    length += 1
                }
                for shift in stride(from: 4 * (count - 1), through: 0, by: -4) {
                    let digit = UInt8(truncatingIfNeeded: bits >> UInt64(shift) & 0xF)
                    text[length] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                    length += 1
                }
            }
            put(high >> 32, digits: 8)
            put(high >> 16, digits: 4)
            put(high, digits: 4)
            put(low >> 48, digits: 4)
            put(low, digits: 12)
            return length
        }
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
