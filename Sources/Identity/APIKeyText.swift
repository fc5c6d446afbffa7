import VeoGenCrypto

/// The text of an API key: `vg_`, a secret with 256 bits, and six characters of its digest.
///
/// The digest is no secret. It lets scanners of leaked secrets know a key for certain, and tells a typing mistake from
/// a key without asking anybody.
public struct APIKeyText: Equatable, Sendable {
    /// What tells a key from an access token.
    public static let prefix = "vg_"
    /// Characters of a key that are no secret, and name it to its owner.
    private static let shownCharacters = 8
    private static let secretByteCount = 32
    private static let secretCharacters = 43
    private static let digestCharacters = 6

    /// What the program holds.
    public let text: String

    /// A new key.
    ///
    /// - Throws: `CryptoError` when there is no randomness.
    public static func random(using source: RandomSource) throws(CryptoError) -> APIKeyText {
        let body = prefix + Base64.url.encode(try source.bytes(secretByteCount))
        return APIKeyText(unchecked: body + (try digest(of: body)))
    }

    /// A key as somebody shows it; nil when it can't be one of ours.
    ///
    /// - Throws: `CryptoError` when libcrypto does not work.
    public init?(_ text: Substring) throws(CryptoError) {
        let bodyCount = Self.prefix.utf8.count + Self.secretCharacters
        guard text.utf8.count == bodyCount + Self.digestCharacters, text.hasPrefix(Self.prefix),
            text.utf8.allSatisfy({ $0 < 0x80 })
        else { return nil }
        guard try Self.digest(of: String(text.prefix(bodyCount))) == text.suffix(Self.digestCharacters) else {
            return nil
        }
        self.init(unchecked: String(text))
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// How the key begins, to tell one from another.
    public var shown: String { String(text.prefix(Self.shownCharacters)) }

    /// What is stored of it. A plain digest is enough for a secret that has no pattern, and is what it is looked up by.
    public func hash() throws(CryptoError) -> [UInt8] {
        try SHA256.digest(text).bytes
    }

    private static func digest(of body: String) throws(CryptoError) -> String {
        String(Base64.url.encode(try SHA256.digest(body).bytes).prefix(digestCharacters))
    }
}
