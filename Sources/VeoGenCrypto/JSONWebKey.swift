/// A public signing key as it is published: the members of an RFC 7517 key for Ed25519 (RFC 8037).
public struct JSONWebKey: Hashable, Sendable {
    /// The key's family, `OKP`.
    public let keyType: String
    /// The curve, `Ed25519`.
    public let curve: String
    /// The raw public key in base64url.
    public let x: String
    /// The key's name, `kid`.
    public let keyID: String

    /// Holds members as they were received; nothing is checked until they become a `VerifyingKey`.
    public init(keyType: String, curve: String, x: String, keyID: String) {
        self.keyType = keyType
        self.curve = curve
        self.x = x
        self.keyID = keyID
    }

    /// The published form of `key`.
    public init(_ key: VerifyingKey) {
        self.init(keyType: "OKP", curve: "Ed25519", x: Base64.url.encode(key.rawBytes), keyID: key.keyID)
    }
}

extension VerifyingKey {
    /// Takes a published key.
    ///
    /// - Throws: `CryptoError.malformedKey` for another type or curve, a malformed point, or a `kid` that is not the
    ///   key's own thumbprint.
    public init(_ published: JSONWebKey) throws(CryptoError) {
        guard published.keyType == "OKP", published.curve == "Ed25519",
            let bytes = try? Base64.url.decode(published.x)
        else { throw .malformedKey }
        try self.init(rawBytes: bytes)
        guard published.keyID == keyID else { throw .malformedKey }
    }
}
