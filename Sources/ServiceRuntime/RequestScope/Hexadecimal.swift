/// Fixed-width lower-case hexadecimal numbers, as ids use them.
enum Hexadecimal {
    /// 16 digits.
    static func text(_ number: UInt64) -> String {
        String(unsafeUninitializedCapacity: 16) { buffer in
            write(number, to: buffer, at: 0)
            return 16
        }
    }

    /// 32 digits.
    static func text(_ high: UInt64, _ low: UInt64) -> String {
        String(unsafeUninitializedCapacity: 32) { buffer in
            write(high, to: buffer, at: 0)
            write(low, to: buffer, at: 16)
            return 32
        }
    }

    /// Two digits.
    static func text(_ number: UInt8) -> String {
        String(unsafeUninitializedCapacity: 2) { buffer in
            write(UInt64(number), to: buffer, at: 0, digits: 2)
            return 2
        }
    }

    /// Writes the last digits of a number, up to 16; the buffer has room for them behind `start`.
    static func write(
        _ number: UInt64, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int, digits: Int = 16
    ) {
        for index in 0..<digits {
            buffer[start + index] = digit(UInt8(truncatingIfNeeded: number >> UInt64(4 * (digits - 1 - index))) & 0xF)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// At most 16 lower-case digits; nil for anything else (`UInt64(_:radix:)` would take signs and capitals).
    static func number(_ text: some Collection<UInt8>) -> UInt64? {
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
