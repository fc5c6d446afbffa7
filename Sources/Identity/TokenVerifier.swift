import VeoGenCrypto

/// Checks access tokens against a set of published keys, with no tolerance (RFC 8725).
public struct TokenVerifier: Sendable {
    /// The longest token that is looked at, in bytes; ours take about 500.
    public static let tokenBytesMax = 4096
    /// The most keys that are held: a current one, the next, and those of tokens that still live.
    public static let keysMax = 16

    private let policy: TokenPolicy
    private let keys: [String: VerifyingKey]

    /// A verifier that takes tokens signed by any of `keys`.
    ///
    /// - Throws: `CryptoError.malformedKey` for a key that is not a sound Ed25519 key under its own thumbprint, and for
    ///   more than `keysMax`.
    public init(policy: TokenPolicy, keys published: [JSONWebKey]) throws(CryptoError) {
        guard published.count <= Self.keysMax else { throw .malformedKey }
        var keys: [String: VerifyingKey] = [:]
        for published in published {
            let key = try VerifyingKey(published)
            keys[key.keyID] = key
        }
        self.policy = policy
        self.keys = keys
    }

    /// Which keys: a key's id is its thumbprint.
    var keyIDs: Set<String> { Set(keys.keys) }

    /// A verifier with the same policy and other keys. Throws as `init` does.
    func withKeys(_ published: [JSONWebKey]) throws(CryptoError) -> TokenVerifier {
        try TokenVerifier(policy: policy, keys: published)
    }

    /// Whom `token` speaks for at `now`. Costs a signature check, about 0.1 ms; knows nothing of revocations.
    ///
    /// Nothing of the payload is read before the signature holds.
    public func verify(_ token: Substring, now: UnixTime) throws(AuthenticationError) -> Principal {
        guard token.utf8.count <= Self.tokenBytesMax else { throw .malformed }
        let parts = token.utf8.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed }

        let header = try TokenHeader(json: Self.object(parts[0]))
        guard let key = keys[header.keyID] else { throw .unknownKey }
        let signed = Array(token.utf8[parts[0].startIndex..<parts[1].endIndex])
        try Self.check(Self.bytes(parts[2]), of: signed, by: key)

        let claims = try AccessToken(json: Self.object(parts[1]))
        try check(claims, now: now)
        return claims.principal
    }

    private func check(_ claims: AccessToken, now: UnixTime) throws(AuthenticationError) {
        guard claims.issuer == policy.issuer else { throw .wrongIssuer }
        guard claims.audience == policy.audience else { throw .wrongAudience }
        let lifeSeconds = claims.expiresAt.seconds - claims.issuedAt.seconds
        guard (1...policy.lifeSecondsMax).contains(lifeSeconds) else { throw .malformed }
        guard claims.issuedAt <= now.advanced(bySeconds: TokenPolicy.issuedAheadSecondsMax) else {
            throw .notYetValid
        }
        guard claims.principal.isCurrent(at: now) else { throw .expired }
    }

    private static func check(
        _ signature: [UInt8], of signed: [UInt8], by key: VerifyingKey
    ) throws(AuthenticationError) {
        let isValid: Bool
        do { isValid = try key.isValid(signature, for: signed) } catch { throw .cryptoFailed(error) }
        guard isValid else { throw .badSignature }
    }

    private static func object(_ part: Substring.UTF8View) throws(AuthenticationError) -> FlatJSONObject {
        try FlatJSONObject(parsing: bytes(part))
    }

    private static func bytes(_ part: Substring.UTF8View) throws(AuthenticationError) -> [UInt8] {
        do { return try Base64.url.decode(part) } catch { throw .malformed }
    }
}

extension Principal {
    /// Whether the token has not ended at `now`, give or take the skew.
    func isCurrent(at now: UnixTime) -> Bool {
        now < expiresAt.advanced(bySeconds: TokenPolicy.expirySkewSeconds)
    }
}
