/// A UUID (RFC 9562) as two words: hashed and compared without touching memory elsewhere.
///
/// Not named `UUID`, which Foundation owns. An identifier is no secret: version 7 tells when it was made.
public struct UniqueID: Hashable, Sendable {
    /// The length of the canonical text, in bytes.
    public static let textByteCount = 36
    private static let byteCount = 16

    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// The identifier with these bits.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Parses the 8-4-4-4-12 form in either case. Nil for anything else: no braces, no URN, no missing hyphens.
    public init?(_ text: some StringProtocol) {
        let characters = Array(text.utf8.prefix(Self.textByteCount + 1))
        guard characters.count == Self.textByteCount else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        var digitCount = 0
        for (index, character) in characters.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.hexValue(character) else { return nil }
            if digitCount < Self.byteCount {
                words.high = words.high << 4 | digit
            } else {
                words.low = words.low << 4 | digit
            }
            digitCount += 1
        }
        (high, low) = words
    }

    /// A random identifier (version 4).
    public static func random(using source: RandomSource = .secure) throws(CryptoError) -> UniqueID {
        let words = try randomWords(source)
        return marked(high: words.high, low: words.low, version: 4)
    }

    /// An identifier that sorts by time (version 7), `milliseconds` after 1970. The time is cut to its 48 bits.
    public static func timeOrdered(
        milliseconds: UInt64, using source: RandomSource = .secure
    ) throws(CryptoError) -> UniqueID {
        let words = try randomWords(source)
        return marked(high: milliseconds << 16 | words.high & 0xFFFF, low: words.low, version: 7)
    }

    private static func randomWords(_ source: RandomSource) throws(CryptoError) -> (high: UInt64, low: UInt64) {
        let bytes = try source.bytes(byteCount)
        return (
            bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
        )
    }

    private static func marked(high: UInt64, low: UInt64, version: UInt64) -> UniqueID {
        UniqueID(high: high & ~0xF000 | version << 12, low: low & ~(3 << 62) | 2 << 62)
    }

    private static func hexValue(_ character: UInt8) -> UInt64? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(character - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(character - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(character - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension UniqueID: CustomStringConvertible {
    /// The canonical lower-case text, 8-4-4-4-12.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: Self.textByteCount) { text in
            var index = 0
            for nibble in 0..<32 {
                if index == 8 || index == 13 || index == 18 || index == 23 {
                    text[index] = UInt8(ascii: "-")
                    index += 1
                }
                let word = nibble < 16 ? high : low
                text[index] = digits[Int(word >> UInt64(60 - nibble % 16 * 4) & 0xF)]
                index += 1
            }
            return index
        }
    }
}
