import JobQueue
import Postgres

/// Deletes rows that are too old, a batch at a time, and tells files that no row names. All methods throw
/// `PostgresError`.
struct RetentionStore: Sendable {
    let pool: PostgresPool

    /// Deletes events; returns how many. Whoever resumes before them sees no gap but a later begin.
    func deleteEvents(olderThan age: Duration, max: Int) async throws(PostgresError) -> Int {
        try await delete(Self.eventStatement, [.float8(age.inSeconds), .int32(Int32(clamping: max))])
    }

    /// Deletes calls that have ended; returns how many. Those of unknown fate count as paid.
    func deleteCalls(free: Duration, paid: Duration, max: Int) async throws(PostgresError) -> Int {
        try await delete(
            Self.callStatement, [.float8(free.inSeconds), .float8(paid.inSeconds), .int32(Int32(clamping: max))])
    }

    /// Deletes messages to webhooks that have ended; returns how many.
    func deleteDeliveries(olderThan age: Duration, max: Int) async throws(PostgresError) -> Int {
        try await delete(Self.deliveryStatement, [.float8(age.inSeconds), .int32(Int32(clamping: max))])
    }

    /// Deletes keys whose day is over; returns how many.
    func deleteKeys(max: Int) async throws(PostgresError) -> Int {
        try await delete(Self.keyStatement, [.int32(Int32(clamping: max))])
    }

    /// Those of the objects that no video has, and that nobody has the right to write now.
    func unknownObjects(of names: [ObjectName]) async throws(PostgresError) -> [ObjectName] {
        guard !names.isEmpty else { return [] }
        let values: [PostgresValue] = [
            .textArray(names.map(\.text)), .textArray(names.map(\.videoID)), .int64Array(names.map(\.epoch)),
        ]
        var unknown: Set<String> = []
        for row in try await pool.read(Self.objectStatement, values).rows { unknown.insert(try row.text(0)) }
        return names.filter { unknown.contains($0.text) }
    }

    private func delete(_ statement: Statement, _ values: [PostgresValue]) async throws(PostgresError) -> Int {
        Int(try await pool.execute(statement, values).affectedRows)
    }

    private static let eventStatement: Statement = """
        DELETE FROM event WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM event WHERE at < now() - make_interval(secs => $1) LIMIT $2
        ))
        """
    private static let callStatement: Statement = """
        DELETE FROM provider_call WHERE id = ANY (ARRAY(
            SELECT id FROM provider_call
            WHERE prepared_at < now() - make_interval(secs => $1)
                AND ended_at < now() - make_interval(secs => CASE price_estimated_micros WHEN 0 THEN $1 ELSE $2 END)
                AND state IN ('done', 'failed', 'rejected', 'unconfirmed')
            LIMIT $3
        ))
        """
    private static let deliveryStatement: Statement = """
        DELETE FROM webhook_delivery WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM webhook_delivery
            WHERE created_at < now() - make_interval(secs => $1) AND state <> 'pending' LIMIT $2
        ))
        """
    private static let keyStatement: Statement = """
        DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM idempotency_key WHERE created_at <= now() - interval '1 day' LIMIT $1
        ))
        """
    private static let objectStatement: Statement = """
        SELECT object.name FROM unnest($1::text[], $2::text[]::uuid[], $3::bigint[]) AS object (name, video_id, epoch)
        WHERE NOT EXISTS (
            SELECT FROM artifact WHERE artifact.video_id = object.video_id AND object_name = object.name
        ) AND NOT EXISTS (
            SELECT FROM video JOIN job ON job.id = video.job_id
            WHERE video.id = object.video_id AND job.state = 'running' AND job.lease_epoch = object.epoch
        ) AND NOT EXISTS (
            SELECT FROM video WHERE video.id = object.video_id AND reference_sha256 IS NOT NULL
                AND object.name = video.id || '.0.ref'
        ) AND NOT EXISTS (
            SELECT FROM video_clip
            WHERE video_clip.video_id = object.video_id AND object.name IN (object_name, frame_name)
        )
        """
}
