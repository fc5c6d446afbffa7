import Identity
import VeoGenCrypto

/// Signs tokens as AuthService would.
struct TestTokens: Sendable {
    let policy = TokenPolicy.standard
    let key: SigningKey
    let user: UniqueID
    let session: UniqueID

    init() throws {
        key = try SigningKey.generate()
        user = try UniqueID.random()
        session = try UniqueID.random()
    }

    /// A token that holds for half an hour from `now`.
    func token(now: UnixTime = .now(), lifeSeconds: Int64 = 1800) throws -> String {
        try TokenIssuer(policy: policy, key: key).issue(
            userID: user, sessionID: session, isAdmin: false, lifeSeconds: lifeSeconds, now: now
        ).text
    }

    /// A sound token of a stranger.
    static func forged() throws -> String { try TestTokens().token() }

    /// A token without a signature, as `alg: none` has it (RFC 7519 section 6).
    func unsigned() throws -> String {
        let claims = try token().split(separator: ".")[1]
        return Base64.url.encode(#"{"alg":"none","typ":"at+jwt"}"#.utf8) + "." + claims + "."
    }
}
