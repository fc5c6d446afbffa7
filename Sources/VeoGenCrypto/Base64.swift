/// Unpadded base64 (RFC 4648) in its one canonical form.
///
/// Decoding refuses padding, whitespace, characters of the other alphabet and non-zero trailing bits, so that no two
/// texts stand for the same bytes: a token cannot be re-spelt past a cache or a revocation list.
public struct Base64: Sendable {
    /// The URL and filename safe alphabet (RFC 4648 section 5), as JOSE uses it.
    public static let url = Base64(alphabet: letters + Array("-_".utf8))
    /// The standard alphabet (RFC 4648 section 4), as PHC strings use it.
    public static let standard = Base64(alphabet: letters + Array("+/".utf8))

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let invalid: UInt8 = 0xFF

    private let alphabet: [UInt8]
    private let values: [UInt8]

    private init(alphabet: [UInt8]) {
        var values = [UInt8](repeating: Self.invalid, count: 256)
        for (value, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(truncatingIfNeeded: value)
        }
        self.alphabet = alphabet
        self.values = values
    }

    /// The text of `bytes`, without padding.
    public func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.underestimatedCount * 4 + 2) / 3)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for byte in bytes {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                text.append(alphabet[Int(bits >> bitCount & 0x3F)])
            }
        }
        if bitCount > 0 {
            text.append(alphabet[Int(bits << (6 - bitCount) & 0x3F)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that `text`, given as ASCII, stands for.
    ///
    /// - Throws: `CryptoError.malformedEncoding` for anything that `encode` would not have written.
    public func decode(_ text: some Collection<UInt8>) throws(CryptoError) -> [UInt8] {
        let characterCount = text.count
        guard characterCount % 4 != 1 else { throw .malformedEncoding }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characterCount / 4 * 3 + 2)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for character in text {
            let value = values[Int(character)]
            guard value != Self.invalid else { throw .malformedEncoding }
            bits = (bits << 6 | UInt32(value)) & 0x3FFF
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
        }
        guard bits & (1 << bitCount - 1) == 0 else { throw .malformedEncoding }
        return bytes
    }

    /// The bytes that `text` stands for. Throws as the other overload does.
    public func decode(_ text: some StringProtocol) throws(CryptoError) -> [UInt8] {
        try decode(Array(text.utf8))
    }
}
