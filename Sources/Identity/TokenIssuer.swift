import VeoGenCrypto

/// Makes access tokens: compact JWS (RFC 7515) signed with Ed25519 (RFC 8037).
public struct TokenIssuer: Sendable {
    private let policy: TokenPolicy
    private let key: SigningKey
    private let random: RandomSource

    /// An issuer that signs with `key`.
    public init(policy: TokenPolicy, key: SigningKey, random: RandomSource = .secure) {
        self.policy = policy
        self.key = key
        self.random = random
    }

    /// Makes a token that lives for `lifeSeconds`, or for the policy's longest life if that is shorter.
    ///
    /// - Parameter revokedThrough: the moment up to which the user's tokens are revoked, if any. Times in tokens are
    ///   whole seconds: a login in the very second of a password change is dated just after it, or it would be revoked
    ///   as well.
    public func issue(
        userID: UniqueID, sessionID: UniqueID, isAdmin: Bool, lifeSeconds: Int64, now: UnixTime,
        revokedThrough: UnixTime? = nil
    ) throws(CryptoError) -> IssuedToken {
        let issuedAt = max(now, revokedThrough?.advanced(bySeconds: 1) ?? now)
        let claims = AccessToken(
            issuer: policy.issuer, audience: policy.audience, userID: userID, sessionID: sessionID, issuedAt: issuedAt,
            expiresAt: issuedAt.advanced(bySeconds: min(max(lifeSeconds, 1), policy.lifeSecondsMax)),
            tokenID: try UniqueID.random(using: random), isAdmin: isAdmin)
        let header = TokenHeader(keyID: key.verifyingKey.keyID)
        let signed = Base64.url.encode(header.json.utf8) + "." + Base64.url.encode(claims.json.utf8)
        let signature = try key.sign(Array(signed.utf8))
        return IssuedToken(text: signed + "." + Base64.url.encode(signature), claims: claims)
    }
}
