import Postgres

/// Sessions in the database.
///
/// Every change locks the user's row first, so that logins, refreshes, logouts and deactivations of a user come one by
/// one, and never wait for each other in a circle.
struct SessionStore: Sendable {
    let pool: PostgresPool
    let revocations: RevocationStore
    /// How long after its first use a refresh token gives its successor again.
    var refreshGrace = Limits.refreshGrace

    /// Opens a session with its first refresh token; nil when the user is not, or no longer, active.
    func open(
        _ id: PostgresUUID, user: PostgresUUID, refreshTokenHash: [UInt8], _ origin: Origin
    ) async throws(PostgresError) -> LiveSession? {
        let life = Double(Limits.sessionLife.wholeSeconds)
        let values: [PostgresValue] = [
            .uuid(user), .uuid(id), .float8(life), .bytes(refreshTokenHash), .text(origin.address),
            .text(origin.userAgent),
        ]
        let result = try await pool.execute(Self.open, values)
        return try result.first.map(LiveSession.init)
    }

    /// The session if it goes on and its user is active; nil otherwise.
    func live(_ id: PostgresUUID, user: PostgresUUID) async throws(PostgresError) -> LiveSession? {
        let result = try await pool.read(Self.live, [.uuid(id), .uuid(user)])
        return try result.first.map(LiveSession.init)
    }

    /// Ends a session and revokes its tokens. Ending one that has ended changes nothing.
    func end(_ id: PostgresUUID, user: PostgresUUID) async throws {
        try await pool.transaction { transaction in
            try await transaction.execute(Self.lockUser, [.uuid(user)])
            try await end(id, in: transaction)
        }
    }

    /// As the other `end`, in a transaction that holds the user's lock.
    nonisolated(nonsending) func end(
        _ id: PostgresUUID, in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        let ended = try await transaction.execute(Self.end, [.uuid(id)])
        if ended.affectedRows > 0 { try await revocations.revoke(session: id, in: transaction) }
    }

    /// Deletes some sessions that are over, with their refresh tokens; returns how many.
    func deleteExpired() async throws(PostgresError) -> Int {
        try await pool.execute(Self.deleteExpired, [.int64(Limits.housekeepingBatchMax)]).affectedRows
    }
}

extension SessionStore {
    private static let open: Statement = """
        WITH owner AS (
            SELECT id, is_admin, tokens_revoked_before FROM auth.app_user WHERE id = $1 AND is_active
            FOR NO KEY UPDATE
        ),
        opened AS (
            INSERT INTO auth.session (id, user_id, expires_at, address, user_agent)
            SELECT $2, id, now() + make_interval(secs => $3), $5, $6 FROM owner
            RETURNING id, user_id, expires_at
        ),
        token AS (
            INSERT INTO auth.refresh_token (hash, session_id, expires_at) SELECT $4, id, expires_at FROM opened
        )
        SELECT opened.id, opened.user_id, owner.is_admin, opened.expires_at, now(), owner.tokens_revoked_before
        FROM opened, owner
        """

    private static let live: Statement = """
        SELECT s.id, s.user_id, u.is_admin, s.expires_at, now(), u.tokens_revoked_before
        FROM auth.session s JOIN auth.app_user u ON u.id = s.user_id
        WHERE s.id = $1 AND s.user_id = $2 AND u.is_active AND s.ended_at IS NULL AND s.expires_at > now()
        """

    static let lockUser: Statement = "SELECT FROM auth.app_user WHERE id = $1 FOR NO KEY UPDATE"

    /// Not before its beginning, should the clock have been set back.
    private static let end: Statement = """
        UPDATE auth.session SET ended_at = greatest(clock_timestamp(), created_at)
        WHERE id = $1 AND ended_at IS NULL
        """

    /// Ended ones are kept as long as a copy of their refresh token could come back: it would be unknown afterwards,
    /// and refused just the same.
    private static let deleteExpired: Statement = """
        DELETE FROM auth.session WHERE id IN (
            SELECT id FROM auth.session WHERE expires_at < now() ORDER BY expires_at LIMIT $1
        )
        """
}
