/// Fixed-width lower-case hexadecimal numbers, as ids use them.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// 16 digits for each number.
    static func text(_ numbers: UInt64...) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16 * numbers.count)
        for number in numbers {
            for shift in stride(from: 60, through: 0, by: -4) {
                bytes.append(digits[Int(truncatingIfNeeded: number >> UInt64(shift)) & 0xF])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Two digits.
    static func text(_ number: UInt8) -> String {
        String(decoding: [digits[Int(number >> 4)], digits[Int(number & 0xF)]], as: UTF8.self)
    }

    /// At most 16 lower-case digits; nil for anything else (`UInt64(_:radix:)` would take signs and capitals).
    static func number(_ text: Substring.UTF8View) -> UInt64? {
        guard !text.isEmpty, text.count <= 16 else { return nil }
        var number: UInt64 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return number
    }
}
