import JobQueue
import Postgres
import VeoGenAPI

/// What workers write about videos in the making. Each method is one statement that also settles the job where it says
/// so, and changes nothing once the lease is lost. All throw `PostgresError`.
struct GenerationStore: Sendable {
    let pool: PostgresPool

    /// Marks the videos of claimed jobs as being made, opens an entry in the ledger for those without one, and reads
    /// what is needed to make them. Jobs whose video is gone are missing from the result.
    ///
    /// An entry for a model without a price begins as "sending": its submission may follow at once.
    func begin(_ jobs: [Job]) async throws(PostgresError) -> [GenerationWork] {
        let values: [PostgresValue] = [
            .uuidArray(jobs.map(\.lease.jobID)), .int64Array(jobs.map(\.lease.epoch)),
            .uuidArray(jobs.map(\.subject)), .int64Array(jobs.map { Int64($0.lease.attempt) }),
            .int64Array(jobs.map { $0.lease.isExhausted ? 0 : 1 }),
        ]
        let leases = Dictionary(jobs.map { ($0.lease.jobID, $0.lease) }) { first, _ in first }
        var work: [GenerationWork] = []
        for row in try await pool.execute(Self.beginStatement, values).rows {
            guard let lease = leases[try row.uuid(0)] else { continue }
            work.append(try Self.work(row, lease: lease))
        }
        return work
    }

    /// Commits that a submission that costs money is about to be sent; false when it must not be.
    func send(_ call: PostgresUUID, lease: JobLease) async throws(PostgresError) -> Bool {
        try await pool.execute(
            Self.sendStatement, [.uuid(call), .uuid(lease.jobID), .int64(lease.epoch)]
        ).affectedRows == 1
    }

    /// A submission was accepted under `handle`: from now on the job's work goes on at the provider. That of a paid one
    /// is kept even when the lease is lost, because it is evidence, for which the job may wait; that of a free one
    /// isn't, because whoever has the lease may have submitted it too. False when it was not kept.
    func accept(_ call: PostgresUUID, handle: String, lease: JobLease) async throws(PostgresError) -> Bool {
        try await pool.execute(
            Self.acceptStatement, [.uuid(call), .text(handle), .uuid(lease.jobID), .int64(lease.epoch)]
        ).count == 1
    }

    /// Whether somebody may still ask the provider for `handle`: the call is open under it, or may become so.
    func needs(_ handle: String, of call: PostgresUUID) async throws(PostgresError) -> Bool {
        try await pool.execute(Self.needsStatement, [.uuid(call), .text(handle)]).count == 1
    }

    /// The provider works on it: parks the job until the next poll, and tells how far it is.
    func park(
        _ work: GenerationWork, for delay: Duration, progress: Int32, step: String?, enhancedPrompt: String?
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .float8(delay.inSeconds), .uuid(work.videoID),
            .int16(Int16(clamping: min(max(progress, 0), 99))), .text(step), .text(enhancedPrompt),
        ]
        return try await pool.execute(Self.parkStatement, values).first?.bool(0) ?? false
    }

    /// The video is made and its files are stored: completes the job.
    func complete(_ work: GenerationWork, _ made: MadeVideo) async throws(PostgresError) -> Bool {
        let result = made.result
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .uuid(work.videoID),
            .text("\(result.width)x\(result.height)"), .text(made.enhancedPrompt), .int64(max(0, result.costMicros)),
            .uuid(work.call?.id), .text(made.handle), .bool(made.files.count > 1),
            .int64Array(made.files.map { Int64($0.kind.rawValue) }), .textArray(made.files.map(\.name)),
            .int64Array(made.files.map(\.object.byteCount)), .textArray(made.files.map(\.mediaType)),
            .textArray(made.files.map(\.object.sha256)),
        ]
        return try await pool.execute(Self.completeStatement, values).count == 1
    }

    private static func work(_ row: PostgresRow, lease: JobLease) throws(PostgresError) -> GenerationWork {
        let call: GenerationWork.Call? =
            if let id = try row.optionalUUID(16) {
                GenerationWork.Call(
                    id: id, earlierState: try row.optionalText(17).flatMap { GenerationWork.CallState(rawValue: $0) },
                    handle: try row.optionalText(18))
            } else { nil }
        return GenerationWork(
            lease: lease, videoID: try row.uuid(1), owner: try row.uuid(2), prompt: try row.text(3),
            enhancedPrompt: try row.optionalText(4), negativePrompt: try row.optionalText(5),
            style: Style(rawValue: Int32(try row.int16(6))) ?? .unspecified, duration: try row.int32(7),
            quality: Quality(rawValue: Int32(try row.int16(8))) ?? .unspecified,
            aspectRatio: AspectRatio(rawValue: Int32(try row.int16(9))) ?? .unspecified, seed: try row.int64(10),
            model: try row.text(11), provider: try row.text(12), isAnalyzed: try row.bool(13),
            isFree: try row.int64(14) == 0, createdAt: Timestamp(microseconds: try row.microseconds(15)),
            referenceSHA256: try row.optionalText(19), clips: try clips(row), call: call)
    }

    private static func clips(_ row: PostgresRow) throws(PostgresError) -> FilmClips? {
        guard let count = try row.optionalInt32(20) else { return nil }
        return FilmClips(count: Int(count), done: Int(try row.int16(21)))
    }

    // The jobs are locked before their videos, as by a cancellation. A beginning that meets one waits for it, and then
    // leaves that job out: it opens no call for it, and the other jobs of the claim don't fail with it.
    private static let beginStatement: Statement = """
        WITH claimed AS MATERIALIZED (
            SELECT id, subject, epoch, attempt, may_run, row_number() OVER () - 1 AS place
            FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bigint[], $5::bigint[])
                AS job (id, epoch, subject, attempt, may_run)
        ), work AS MATERIALIZED (
            SELECT claimed.attempt AS job_attempt, may_run, place, video.*,
                call.id AS call_id, call.state::text AS call_state, call.handle
            FROM claimed
            JOIN job ON job.id = claimed.id AND job.lease_epoch = claimed.epoch AND job.state = 'running'
            JOIN video ON video.id = claimed.subject AND video.job_id = claimed.id AND deleted_at IS NULL
            LEFT JOIN provider_call AS call ON call.job_id = claimed.id
                AND call.state IN ('prepared', 'sending', 'accepted', 'ambiguous')
            FOR NO KEY UPDATE OF job
        ), begun AS (
            UPDATE video SET status = 2, started_at = coalesce(video.started_at, now()), attempts = job_attempt,
                current_step = clip_step(video.clips_done, cardinality(video.clip_seconds))
            FROM work WHERE video.id = work.id AND video.job_id = work.job_id AND may_run = 1
                AND (video.status = 1 OR video.status = 2 AND video.attempts < job_attempt)
            RETURNING video.id, video.owner, video.progress, video.current_step, place
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
            SELECT owner, event_sequence(place), id, 1, 2, progress, current_step FROM begun
        ), opened AS (
            INSERT INTO provider_call (
                id, job_id, video_id, owner, attempt, provider, model, price_estimated_micros, currency, state, sent_at,
                knows_reference, clip
            )
            SELECT gen_random_uuid(), job_id, id, owner, job_attempt, provider, model,
                coalesce(price_per_second_micros * clip_seconds[clips_done + 1], cost_estimated_micros), currency,
                CASE price_per_second_micros WHEN 0 THEN 'sending' ELSE 'prepared' END::call_state,
                CASE price_per_second_micros WHEN 0 THEN now() END, true,
                CASE WHEN clip_seconds IS NULL THEN 0 ELSE clips_done + 1 END
            FROM work WHERE call_id IS NULL AND may_run = 1
                AND (clip_seconds IS NULL OR clips_done < cardinality(clip_seconds))
            ON CONFLICT DO NOTHING
            RETURNING id, job_id
        )
        SELECT work.job_id, work.id, owner, prompt, enhanced_prompt, negative_prompt, style,
            coalesce(clip_seconds[clips_done + 1], duration_seconds), quality, aspect_ratio, seed, model, provider,
            is_analyzed, price_per_second_micros, created_at, coalesce(call_id, opened.id), call_state, handle,
            reference_sha256, cardinality(clip_seconds), clips_done
        FROM work LEFT JOIN opened ON opened.job_id = work.job_id
        """
    private static let sendStatement: Statement = """
        WITH held AS MATERIALIZED (
            SELECT id FROM job WHERE id = $2 AND lease_epoch = $3 AND state = 'running' FOR UPDATE
        )
        UPDATE provider_call SET state = 'sending', sent_at = clock_timestamp(), sends = sends + 1
        FROM held WHERE provider_call.id = $1 AND provider_call.job_id = held.id AND provider_call.state = 'prepared'
        """
    private static let acceptStatement: Statement = """
        WITH held AS MATERIALIZED (
            SELECT job_underway($3, $4) AS ok
        ), kept AS (
            UPDATE provider_call SET handle = $2, state = CASE state WHEN 'unconfirmed' THEN state ELSE 'accepted' END
            FROM held WHERE id = $1 AND (ok OR price_estimated_micros > 0)
                AND (state IN ('sending', 'ambiguous') OR state = 'unconfirmed' AND handle IS NULL
                    OR state = 'accepted' AND handle = $2)
            RETURNING ok
        )
        SELECT ok OR job_wake($3) FROM kept
        """
    private static let needsStatement: Statement = """
        SELECT 1 FROM provider_call
        WHERE id = $1 AND (state = 'sending' OR state IN ('accepted', 'ambiguous') AND coalesce(handle = $2, true))
        """
    private static let parkStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'parked', make_interval(secs => $3)) AS ok
        ), moved AS (
            UPDATE video SET progress = greatest(progress, $5), current_step = $6::text,
                enhanced_prompt = coalesce($7::text, enhanced_prompt)
            FROM settled WHERE ok AND id = $4 AND job_id = $1
                AND (progress < $5 OR current_step IS DISTINCT FROM $6::text
                    OR enhanced_prompt IS NULL AND $7::text IS NOT NULL)
            RETURNING id, owner, status, progress, current_step
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
            SELECT owner, event_sequence(0), id, 2, status, progress, current_step FROM moved
        )
        SELECT ok FROM settled
        """
    private static let completeStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'completed') AS ok
        ), completed AS (
            UPDATE video SET status = 3, progress = 100, current_step = NULL, resolution = $4,
                enhanced_prompt = coalesce($5::text, enhanced_prompt), cost_final_micros = $6::bigint,
                billed = CASE WHEN $6::bigint > 0 THEN 2 ELSE 1 END, has_thumbnail = $9, completed_at = now()
            FROM settled WHERE ok AND id = $3 AND job_id = $1
            RETURNING id, owner
        ), stored AS (
            INSERT INTO artifact (video_id, kind, object_name, byte_count, media_type, sha256)
            SELECT completed.id, file.* FROM completed,
                unnest($10::bigint[], $11::text[], $12::bigint[], $13::text[], $14::text[]) AS file
        ), called AS (
            UPDATE provider_call SET state = 'done', handle = $8, ended_at = now(),
                price_final_micros = coalesce(price_final_micros, $6::bigint)
            FROM completed WHERE provider_call.id = $7
        ), spent AS (
            UPDATE budget_hold AS hold SET call_id = coalesce($7, call_id) FROM completed WHERE hold.job_id = $1
        )
        INSERT INTO event (owner, sequence, video_id, kind, status, progress)
        SELECT owner, event_sequence(0), id, 3, 3, 100 FROM completed
        RETURNING 1
        """
}
