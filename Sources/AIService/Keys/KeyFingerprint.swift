import VeoGenCrypto

/// Which of a provider's keys it was, without the key: eight hexadecimal digits of a salted hash. The same for the same
/// key in every process and after every restart, and different for two providers.
struct KeyFingerprint: Sendable, Hashable, CustomStringConvertible {
    /// Two of a provider's keys have the same one in a case out of four billions; more digits would tell more of a key
    /// that can be guessed.
    static let digits = 8

    /// The digits.
    let description: String

    /// That of `identity`, which is the key itself, or what stays when a key is made anew, such as an account's name.
    ///
    /// - Throws: `CryptoError` when libcrypto has no SHA-256.
    init(of identity: String, provider: String) throws(CryptoError) {
        let hash = try SHA256.digest("veogen provider key\n\(provider)\n\(identity)")
        description = String(hash.hex.prefix(Self.digits))
    }

    /// Nil for what is not such digits.
    init?(_ text: some StringProtocol) {
        let isHex = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard isHex, text.utf8.count == Self.digits else { return nil }
        description = String(text)
    }
}
