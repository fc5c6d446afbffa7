import Identity
import RPC
import VeoGenAPI
import VeoGenCrypto

extension Accounts {
    /// Replaces a refresh token.
    func rotate(_ presented: RefreshToken, _ context: RPCContext) async throws -> Token {
        switch try await sessions.rotate(presented, seed: RefreshToken.seed(using: random)) {
        case .renewed(let session, let successor):
            return try token(for: session, refreshToken: successor)
        case .refused:
            throw Self.invalidCredentials
        case .reused(let session):
            metrics.countReuse()
            logger.warning(
                "a refresh token was used twice; its session has ended", metadata: ["session_id": "\(session)"])
            throw Self.invalidCredentials
        }
    }

    /// The tokens of a session. An access token ends with its session at the latest.
    func token(for session: LiveSession, refreshToken: RefreshToken?) throws -> Token {
        let untilEnd = session.expiresAt.seconds - session.now.seconds
        let issued = try keys.issuer.issue(
            userID: UniqueID(session.user), sessionID: UniqueID(session.id), isAdmin: session.isAdmin,
            lifeSeconds: min(tokenLifeSeconds, untilEnd), now: session.now, revokedThrough: session.revokedThrough)
        return Token(
            accessToken: issued.text,
            expiresIn: Int32(clamping: issued.claims.expiresAt.seconds - session.now.seconds),
            refreshToken: refreshToken?.text)
    }
}
