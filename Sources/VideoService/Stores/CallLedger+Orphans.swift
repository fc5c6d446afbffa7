import Postgres

/// Paid calls that no job follows any more, such as those of cancelled videos. All methods throw `PostgresError`.
extension CallLedger {
    /// Those of which something was told when it was last asked for: up to `max` by their ids, behind another.
    func orphans(behind last: Orphan? = nil, max: Int) async throws(PostgresError) -> [Orphan] {
        try await orphans(
            Self.orphanStatement, [last.map { .uuid($0.id) } ?? .null, .int32(Int32(clamping: max))])
    }

    /// Up to `max` of the others, in any order: none is always behind the same ones.
    func silentOrphans(max: Int) async throws(PostgresError) -> [Orphan] {
        try await orphans(Self.silentOrphanStatement, [.int32(Int32(clamping: max))])
    }

    /// Notes whether a provider has told anything of a call.
    func note(isSilent: Bool, of orphan: Orphan) async throws(PostgresError) {
        guard isSilent || orphan.silence > .zero else { return }
        try await pool.execute(Self.silenceStatement, [.uuid(orphan.id), .bool(isSilent)])
    }

    private func orphans(_ statement: Statement, _ values: [PostgresValue]) async throws(PostgresError) -> [Orphan] {
        var orphans: [Orphan] = []
        for row in try await pool.read(statement, values).rows {
            orphans.append(
                Orphan(
                    id: try row.uuid(0), provider: try row.text(1), handle: try row.text(2),
                    age: .seconds(try row.int64(3)), silence: .seconds(try row.float8(4)),
                    isUnwanted: try row.bool(5)))
        }
        return orphans
    }

    private static let orphanStatement: Statement = """
        SELECT id, provider, handle, extract(epoch FROM now() - sent_at)::bigint, 0::float8,
            NOT EXISTS (SELECT FROM video WHERE video.id = call.video_id AND deleted_at IS NULL AND status <> 5)
        FROM provider_call AS call
        WHERE price_estimated_micros > 0 AND state = 'accepted' AND silent_since IS NULL
            AND NOT EXISTS (SELECT FROM job WHERE job.id = call.job_id AND finished_at IS NULL)
            AND ($1::uuid IS NULL OR id > $1::uuid)
        ORDER BY id LIMIT $2
        """
    private static let silentOrphanStatement: Statement = """
        SELECT id, provider, handle, extract(epoch FROM now() - sent_at)::bigint,
            extract(epoch FROM clock_timestamp() - silent_since)::float8,
            NOT EXISTS (SELECT FROM video WHERE video.id = call.video_id AND deleted_at IS NULL AND status <> 5)
        FROM provider_call AS call
        WHERE price_estimated_micros > 0 AND state = 'accepted' AND silent_since IS NOT NULL
            AND NOT EXISTS (SELECT FROM job WHERE job.id = call.job_id AND finished_at IS NULL)
        ORDER BY random() LIMIT $1
        """
    private static let silenceStatement: Statement = """
        UPDATE provider_call SET silent_since = CASE WHEN $2 THEN coalesce(silent_since, now()) END
        WHERE id = $1 AND state = 'accepted'
        """
}
