import VeoGenCrypto

/// A refresh token's text: a secret with 256 bits that nobody can guess, of which only a hash is stored.
struct RefreshToken {
    /// Lets secret scanners, and people, tell what it is.
    private static let prefix = "vgr_"
    private static let secretByteCount = 32

    /// What the client holds. It is hashed as it stands, so that no other spelling of the same bytes is accepted.
    let text: String

    /// A token as a client presents it.
    init(text: String) {
        self.text = text
    }

    /// A new token.
    static func random(using source: RandomSource) throws(CryptoError) -> RefreshToken {
        RefreshToken(secret: try source.bytes(secretByteCount))
    }

    private init(secret: [UInt8]) {
        text = Self.prefix + Base64.url.encode(secret)
    }

    /// A new seed for a successor.
    static func seed(using source: RandomSource) throws(CryptoError) -> [UInt8] {
        try source.bytes(secretByteCount)
    }

    /// What is stored. A plain digest is enough for a secret that has no pattern.
    func hash() throws(CryptoError) -> [UInt8] {
        try SHA256.digest(text).bytes
    }

    /// The token that replaces this one: the same for the same seed, so that a lost answer can be given again. To make
    /// it takes both the seed, which is in the database, and this token's text, which is not.
    func successor(seed: [UInt8]) throws(CryptoError) -> RefreshToken {
        RefreshToken(secret: try HMACSHA256(key: Array(text.utf8)).authenticationCode(for: seed))
    }
}
