import Postgres
import VeoGenAPI

/// Sessions as their user sees them.
extension SessionStore {
    /// The user's sessions that go on, the newest first.
    func list(of user: PostgresUUID, current: PostgresUUID) async throws(PostgresError) -> [Session] {
        var sessions: [Session] = []
        for row in try await pool.read(Self.list, [.uuid(user), .int64(Limits.sessionsShownMax)]).rows {
            let id = try row.uuid(0)
            sessions.append(
                Session(
                    id: id.description, isCurrent: id == current,
                    createdAt: Timestamp(microseconds: try row.microseconds(1)),
                    lastUsedAt: Timestamp(microseconds: try row.microseconds(2)),
                    expiresAt: Timestamp(microseconds: try row.microseconds(3)), address: try row.optionalText(4),
                    userAgent: try row.optionalText(5)))
        }
        return sessions
    }

    /// Ends one of the user's sessions that go on; false when there is none.
    func endOwn(_ id: PostgresUUID, of user: PostgresUUID, by origin: Origin) async throws -> Bool {
        try await pool.transaction { transaction in
            try await transaction.execute(Self.lockUser, [.uuid(user)])
            guard try await transaction.execute(Self.endOwn, [.uuid(id), .uuid(user)]).affectedRows > 0 else {
                return false
            }
            try await revocations.revoke(session: id, in: transaction)
            try await AuditStore.record(.sessionEnded, of: user, by: origin, in: transaction)
            return true
        }
    }

    /// Ends the user's sessions except one, in a transaction that holds the user's lock; returns how many.
    nonisolated(nonsending) func endOthers(
        of user: PostgresUUID, except kept: PostgresUUID, in transaction: PostgresTransaction
    ) async throws(PostgresError) -> Int {
        var ended: [PostgresUUID] = []
        for row in try await transaction.execute(Self.endOthers, [.uuid(user), .uuid(kept)]).rows {
            ended.append(try row.uuid(0))
        }
        try await revocations.revoke(sessions: ended, in: transaction)
        return ended.count
    }

    private static let list: Statement = """
        SELECT id, created_at, last_used_at, expires_at, address, user_agent FROM auth.session
        WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now() ORDER BY created_at DESC, id LIMIT $2
        """

    private static let endOwn: Statement = """
        UPDATE auth.session SET ended_at = greatest(clock_timestamp(), created_at)
        WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > now()
        """

    private static let endOthers: Statement = """
        UPDATE auth.session SET ended_at = greatest(clock_timestamp(), created_at)
        WHERE user_id = $1 AND id <> $2 AND ended_at IS NULL RETURNING id
        """
}
