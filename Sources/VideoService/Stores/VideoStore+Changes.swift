import Postgres
import VeoGenAPI

/// What users do to videos that exist. Who stops a job, here and in the workers, locks it before its video. Only a
/// regeneration locks the video first, and then no job that exists: it makes one. So none waits in a circle.
extension VideoStore {
    /// What became of an attempt to stop or delete a video.
    enum Change: Sendable, Equatable {
        case done(openCall: OpenCall?)
        /// There is no such video of this user.
        case notFound
        /// It can't be: the video is in this state.
        case refused(Status)
    }

    /// What became of an attempt to make a video again.
    enum Regeneration: Sendable, Equatable {
        case started
        case notFound
        case notFailed
        /// A submission for it may still cost money, or bring a result.
        case callUnresolved
        case queueFull
    }

    /// A submission under way at a provider when its video was stopped.
    struct OpenCall: Sendable, Equatable {
        let provider: String
        let handle: String
    }

    /// Cancels a video that is waiting or being made.
    func cancel(_ id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Change {
        let result = try await pool.execute(Self.cancelStatement, [.uuid(id), .uuid(owner)])
        guard let row = result.first else { return .notFound }
        guard try row.bool(0) else {
            return .refused(Status(rawValue: Int32(try row.int16(1))) ?? .unspecified)
        }
        return .done(openCall: try Self.openCall(row, provider: 2))
    }

    /// Hides a video from now on, after stopping what works on it. Its files are to be removed, then it is erased by
    /// `VideoDeletions`.
    func markDeleted(_ id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Change {
        // A regeneration between the two parts of the statement gives the video another job: it is tried again.
        for _ in 0..<3 {
            let result = try await pool.execute(Self.deleteStatement, [.uuid(id), .uuid(owner)])
            guard let row = result.first else { return .notFound }
            if try row.bool(0) { return .done(openCall: try Self.openCall(row, provider: 1)) }
        }
        return .notFound
    }

    /// Gives a failed video a new job, which goes on behind the clips that are done. Throws an error that `isKeyTaken`
    /// when the key is another request's.
    func regenerate(
        _ id: PostgresUUID, owner: PostgresUUID, jobID: PostgresUUID, attemptsMax: Int, key: IdempotencyKey? = nil
    ) async throws(PostgresError) -> Regeneration {
        let values: [PostgresValue] = [
            .uuid(id), .uuid(owner), .uuid(jobID), .text(Schema.queueName), .int16(Int16(clamping: attemptsMax)),
            .text(key?.text), .bytes(key?.bodySHA256),
        ]
        guard let row = try await pool.execute(Self.regenerateStatement, values).first else { return .notFound }
        if try row.bool(0) { return .started }
        if try row.bool(2) { return .callUnresolved }
        return try row.int16(1) == Int16(Status.failed.rawValue) ? .queueFull : .notFailed
    }

    private static func openCall(_ row: PostgresRow, provider: Int) throws(PostgresError) -> OpenCall? {
        guard let name = try row.optionalText(provider), let handle = try row.optionalText(provider + 1) else {
            return nil
        }
        return OpenCall(provider: name, handle: handle)
    }

    private static let cancelStatement: Statement = """
        WITH target AS MATERIALIZED (
            SELECT id, job_id, status FROM visible_video WHERE id = $1 AND owner = $2
        ), stopped AS MATERIALIZED (
            SELECT id, job_id, job_cancel(job_id) AS ok FROM target
        ), ended AS MATERIALIZED (
            SELECT id, job_id, may_cost, ended_provider, ended_handle
            FROM stopped, LATERAL call_stop(job_id, 'cancelled') WHERE ok
        ), cancelled AS (
            UPDATE video SET status = 5, current_step = NULL, billed = CASE WHEN may_cost THEN 3 ELSE billed END,
                cost_final_micros = CASE WHEN clips_done > 0 AND NOT may_cost
                    THEN (SELECT micros FROM video_bill(video.id, NULL, NULL)) END
            FROM ended WHERE video.id = ended.id AND video.job_id = ended.job_id
            RETURNING video.id, owner, progress
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress)
            SELECT owner, event_sequence(0), id, 5, 5, progress FROM cancelled
        ), freed AS (
            UPDATE budget_hold AS hold SET call_id = coalesce((
                SELECT id FROM provider_call AS call WHERE call.job_id = hold.job_id
                    AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
            ), call_id)
            FROM stopped WHERE stopped.ok AND hold.job_id = stopped.job_id
        )
        SELECT EXISTS (SELECT FROM cancelled), target.status, ended_provider, ended_handle
        FROM target LEFT JOIN ended ON true
        """
    static let deleteStatement: Statement = """
        WITH target AS MATERIALIZED (
            SELECT id, job_id FROM visible_video WHERE id = $1 AND owner = $2
        ), stopped AS MATERIALIZED (
            SELECT id, job_id, job_cancel(job_id) AS ok FROM target
        ), marked AS (
            UPDATE video SET deleted_at = now()
            FROM stopped WHERE video.id = stopped.id AND video.job_id = stopped.job_id AND deleted_at IS NULL
            RETURNING video.id, owner, status, progress, stopped.ok
        ), counted AS (
            INSERT INTO video_count AS counter (owner, shard, videos) SELECT owner, job_shard(), -1 FROM marked
            ON CONFLICT (owner, shard) DO UPDATE SET videos = counter.videos - 1
        ), ended AS MATERIALIZED (
            SELECT ended_provider, ended_handle FROM stopped, LATERAL call_stop(job_id, 'deleted') WHERE ok
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress)
            SELECT owner, event_sequence(0), id, 5, 5, progress FROM marked WHERE ok
        ), freed AS (
            UPDATE budget_hold AS hold SET call_id = coalesce((
                SELECT id FROM provider_call AS call WHERE call.job_id = hold.job_id
                    AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
            ), call_id)
            FROM stopped WHERE stopped.ok AND hold.job_id = stopped.job_id
        )
        SELECT EXISTS (SELECT FROM marked), ended_provider, ended_handle FROM target LEFT JOIN ended ON true
        """
    // The row is locked first, so that of two attempts at once the second finds it no longer failed.
    private static let regenerateStatement: Statement = """
        WITH target AS MATERIALIZED (
            SELECT id, job_id, owner, status, billed,
                EXISTS (
                    SELECT FROM provider_call AS call WHERE call.job_id = video.job_id
                        AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
                ) OR EXISTS (
                    SELECT FROM provider_call AS call WHERE call.video_id = video.id AND price_estimated_micros > 0
                        AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
                ) AS has_open_call
            FROM video WHERE id = $1 AND owner = $2 AND deleted_at IS NULL FOR UPDATE
        ), place AS MATERIALIZED (
            SELECT id, job_enqueue($4, $3, 'generate_video', $2, $1, $5) AS ticket
            FROM target WHERE status = 4 AND NOT has_open_call
        ), begun AS (
            UPDATE video SET status = 1, job_id = $3, queue_ticket = place.ticket, current_step = NULL,
                progress = clip_progress(clips_done, cardinality(clip_seconds)),
                error_code = NULL, error_message = NULL, attempts = 0, cost_final_micros = NULL, started_at = NULL,
                billed = CASE clips_done WHEN 0 THEN 1
                    ELSE (SELECT bill.billed FROM video_bill(video.id, NULL, NULL) AS bill) END
            FROM place WHERE video.id = place.id AND place.ticket IS NOT NULL
            RETURNING video.id, owner, model, progress, cost_estimated_micros, price_per_second_micros, clips_done,
                clip_seconds_left(duration_seconds, clip_seconds, clips_done) AS seconds
        ), held AS (
            INSERT INTO budget_hold (job_id, owner, model, seconds, micros)
            SELECT $3, owner, model, seconds, micros
            FROM begun, LATERAL (
                SELECT CASE clips_done WHEN 0 THEN cost_estimated_micros ELSE price_per_second_micros * seconds END
            ) AS rest (micros)
            WHERE micros > 0
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress)
            SELECT owner, event_sequence(0), id, 1, 1, progress FROM begun
        ), remembered AS (
            INSERT INTO idempotency_key (owner, route, key, body_sha256, video_id)
            SELECT owner, 'regenerate', $6, $7, id FROM begun WHERE $6::text IS NOT NULL AND wait_for_key()
        )
        SELECT EXISTS (SELECT FROM begun), status, has_open_call AND (status = 4 OR billed = 3) FROM target
        """
}
