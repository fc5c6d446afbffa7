import Identity
import Postgres

/// A session that goes on, of an active user, as the database saw it at one moment: all that a new access token needs.
struct LiveSession: Sendable {
    let id: PostgresUUID
    let user: PostgresUUID
    let isAdmin: Bool
    /// When it ends, whatever happens.
    let expiresAt: UnixTime
    /// The database's clock. Tokens are dated by it, as revocations are: a token that was issued before a revocation is
    /// then dated before it, whatever this machine's clock says.
    let now: UnixTime
    /// The second up to which the user's tokens are revoked.
    let revokedThrough: UnixTime?
}

extension LiveSession {
    /// Reads the columns `id, user_id, is_admin, expires_at, now, tokens_revoked_before`.
    init(_ row: PostgresRow) throws(PostgresError) {
        id = try row.uuid(0)
        user = try row.uuid(1)
        isAdmin = try row.bool(2)
        expiresAt = UnixTime(microseconds: try row.microseconds(3))
        now = UnixTime(microseconds: try row.microseconds(4))
        revokedThrough = try row.optionalMicroseconds(5).map { UnixTime(microseconds: $0).advanced(bySeconds: -1) }
    }
}
