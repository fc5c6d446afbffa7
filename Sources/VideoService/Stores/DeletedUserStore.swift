import Postgres

/// Users who were deleted, and what is left of them. All methods throw `PostgresError`.
struct DeletedUserStore: Sendable {
    let pool: PostgresPool

    /// The number of the last deletion that was heard of; 0 before the first.
    func lastSequence() async throws(PostgresError) -> Int64 {
        try await pool.read(Self.lastStatement).first?.int64(0) ?? 0
    }

    /// Notes deletions. Noting one again changes nothing.
    func note(_ deleted: [(sequence: Int64, user: PostgresUUID)]) async throws(PostgresError) {
        guard !deleted.isEmpty else { return }
        try await pool.execute(
            Self.noteStatement, [.int64Array(deleted.map(\.sequence)), .uuidArray(deleted.map(\.user))])
    }

    /// Users of whom something may be left.
    func pending() async throws(PostgresError) -> [PostgresUUID] {
        try await ids(Self.pendingStatement, [.int32(Int32(Limits.deletedUsersPerRound))])
    }

    /// Some of a user's videos that are not hidden yet.
    func videos(of user: PostgresUUID) async throws(PostgresError) -> [PostgresUUID] {
        try await ids(Self.videosStatement, [.uuid(user), .int32(Int32(Limits.deletedVideosPerRead))])
    }

    /// Deletes some of what is left of a user besides videos; returns how many rows. What he has spent stays, under an
    /// id that is nobody's any more: the sums of all users are made of it.
    func deleteRows(of user: PostgresUUID, max: Int) async throws(PostgresError) -> Int {
        var count = 0
        for statement in [
            Self.webhookStatement, Self.eventStatement, Self.keyStatement, Self.countStatement, Self.limitStatement,
        ] {
            count += Int(try await pool.execute(statement, [.uuid(user), .int32(Int32(clamping: max))]).affectedRows)
        }
        return count
    }

    /// Ends the looking for what is left of a user, once nobody can have added to it since it was looked for.
    func finish(_ user: PostgresUUID) async throws(PostgresError) {
        try await pool.execute(Self.finishStatement, [.uuid(user), .float8(Limits.deletedUserWatch.inSeconds)])
    }

    private func ids(_ statement: Statement, _ values: [PostgresValue]) async throws(PostgresError) -> [PostgresUUID] {
        var ids: [PostgresUUID] = []
        for row in try await pool.read(statement, values).rows { ids.append(try row.uuid(0)) }
        return ids
    }

    private static let lastStatement: Statement = "SELECT coalesce(max(sequence), 0) FROM deleted_user"
    private static let noteStatement: Statement = """
        INSERT INTO deleted_user (sequence, user_id) SELECT * FROM unnest($1::bigint[], $2::uuid[])
        ON CONFLICT DO NOTHING
        """
    private static let pendingStatement: Statement =
        "SELECT user_id FROM deleted_user WHERE erased_at IS NULL ORDER BY sequence LIMIT $1"
    private static let videosStatement: Statement = "SELECT id FROM visible_video WHERE owner = $1 LIMIT $2"
    private static let eventStatement: Statement =
        "DELETE FROM event WHERE ctid = ANY (ARRAY(SELECT ctid FROM event WHERE owner = $1 LIMIT $2))"
    private static let keyStatement: Statement = """
        DELETE FROM idempotency_key
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM idempotency_key WHERE owner = $1 LIMIT $2))
        """
    /// Their deliveries go with them.
    private static let webhookStatement: Statement =
        "DELETE FROM webhook WHERE ctid = ANY (ARRAY(SELECT ctid FROM webhook WHERE owner = $1 LIMIT $2))"
    private static let countStatement: Statement =
        "DELETE FROM video_count WHERE ctid = ANY (ARRAY(SELECT ctid FROM video_count WHERE owner = $1 LIMIT $2))"
    private static let limitStatement: Statement = """
        DELETE FROM budget_user_limit
        WHERE ctid = ANY (ARRAY(SELECT ctid FROM budget_user_limit WHERE owner = $1 LIMIT $2))
        """
    private static let finishStatement: Statement = """
        UPDATE deleted_user SET erased_at = now()
        WHERE user_id = $1 AND erased_at IS NULL AND heard_at < now() - make_interval(secs => $2)
        """
}
