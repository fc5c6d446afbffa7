import VeoGenCrypto

/// Why a caller is nobody we know. The case is for logs and metrics: a client gets `publicDetail` whatever the reason
/// was.
public enum AuthenticationError: Error, Equatable, Sendable {
    /// There is no `Authorization: Bearer` header.
    case missingCredentials
    /// The text is no access token as `TokenIssuer` writes them.
    case malformed
    /// The token names a signing key that nobody has published, or is an API key that is not remembered: somebody has
    /// to be asked.
    case unknownKey
    /// The signature is not the named key's.
    case badSignature
    /// The token has ended.
    case expired
    /// The token says that it was made in the future.
    case notYetValid
    /// Somebody else issued the token.
    case wrongIssuer
    /// The token is meant for somebody else.
    case wrongAudience
    /// The user or the session has been revoked since.
    case revoked
    /// The key may exist but could not be asked for: the caller is not at fault. `reason` is for logs.
    case keysUnavailable(reason: String)
    /// libcrypto failed: the caller is not at fault.
    case cryptoFailed(CryptoError)

    /// What a client may hear. The same for every reason, so that a forger learns nothing.
    public static let publicDetail = "Could not validate credentials"

    /// Whether the fault is ours: the answer is then 503, not 401.
    public var isServerFault: Bool {
        switch self {
        case .keysUnavailable, .cryptoFailed: true
        default: false
        }
    }
}
