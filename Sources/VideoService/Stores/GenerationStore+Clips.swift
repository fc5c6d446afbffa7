import JobQueue
import Postgres
import VeoGenAPI

/// Videos that are made of several clips.
extension GenerationStore {
    /// A clip is made and its file is stored: its call is done, and the job goes on with what is next, by whoever
    /// claims it. False when the lease was lost.
    func keep(
        _ clip: StoredClip, of work: GenerationWork, _ clips: FilmClips, handle: String, costMicros: Int64,
        enhancedPrompt: String?
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .uuid(work.videoID), .uuid(work.call?.id),
            .text(handle), .int64(max(0, costMicros)), .text(enhancedPrompt), .int16(Int16(clamping: clips.number)),
            .text(clip.file.name.text), .text(clip.file.sha256), .text(clip.lastFrame?.name.text),
            .text(clip.lastFrame?.sha256),
        ]
        return try await pool.execute(Self.keepStatement, values).count == 1
    }

    /// The clips of a video that are done, in their order.
    ///
    /// - Throws: also for a name that no object has.
    func clips(of video: PostgresUUID) async throws -> [StoredClip] {
        try await pool.execute(Self.clipsStatement, [.uuid(video)]).rows.map { row in
            StoredClip(
                file: StoredClip.File(name: try ObjectName(row.text(0)), sha256: try row.text(1)),
                lastFrame: try row.optionalText(2).map {
                    StoredClip.File(name: try ObjectName($0), sha256: try row.text(3))
                })
        }
    }

    /// The clips are joined and the film's files are stored: completes the job. The clips belong to no video any more.
    func complete(
        _ work: GenerationWork, film: GenerationResult, _ files: [MadeVideo.File]
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .uuid(work.videoID),
            .text("\(film.width)x\(film.height)"), .bool(files.count > 1),
            .int64Array(files.map { Int64($0.kind.rawValue) }), .textArray(files.map(\.name)),
            .int64Array(files.map(\.object.byteCount)), .textArray(files.map(\.mediaType)),
            .textArray(files.map(\.object.sha256)),
        ]
        return try await pool.execute(Self.completeFilmStatement, values).count == 1
    }

    private static let keepStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_hand_on($1, $2) AS ok
        ), moved AS (
            UPDATE video SET clips_done = $8::smallint,
                progress = greatest(progress, clip_progress($8::smallint, cardinality(clip_seconds))),
                current_step = clip_step($8::smallint, cardinality(clip_seconds)),
                enhanced_prompt = coalesce($7::text, enhanced_prompt),
                billed = CASE WHEN $6::bigint > 0 THEN 2
                    ELSE (SELECT bill.billed FROM video_bill(video.id, NULL, NULL) AS bill) END
            FROM settled WHERE ok AND id = $3 AND job_id = $1 AND clips_done = $8::smallint - 1
            RETURNING id, owner, status, progress, current_step
        ), called AS (
            UPDATE provider_call SET state = 'done', handle = $5, ended_at = now(),
                price_final_micros = coalesce(price_final_micros, $6::bigint)
            FROM moved WHERE provider_call.id = $4
            RETURNING price_final_micros
        ), kept AS (
            INSERT INTO video_clip (video_id, number, object_name, sha256, frame_name, frame_sha256, cost_micros)
            SELECT id, $8::smallint, $9::text, $10::text, $11::text, $12::text,
                coalesce((SELECT price_final_micros FROM called), $6::bigint)
            FROM moved
        ), held AS (
            UPDATE budget_hold SET call_id = $4 FROM moved WHERE job_id = $1
        )
        INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
        SELECT owner, event_sequence(0), id, 2, status, progress, current_step FROM moved
        RETURNING 1
        """
    private static let clipsStatement: Statement = """
        SELECT object_name, sha256, frame_name, frame_sha256 FROM video_clip WHERE video_id = $1 ORDER BY number
        """
    private static let completeFilmStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'completed') AS ok
        ), completed AS (
            UPDATE video SET status = 3, progress = 100, current_step = NULL, resolution = $4, has_thumbnail = $5,
                (billed, cost_final_micros) = (SELECT * FROM video_bill(video.id, NULL, NULL)), completed_at = now()
            FROM settled WHERE ok AND id = $3 AND job_id = $1
            RETURNING id, owner
        ), stored AS (
            INSERT INTO artifact (video_id, kind, object_name, byte_count, media_type, sha256)
            SELECT completed.id, file.* FROM completed,
                unnest($6::bigint[], $7::text[], $8::bigint[], $9::text[], $10::text[]) AS file
        ), dropped AS (
            DELETE FROM video_clip USING completed WHERE video_id = completed.id
        ), spent AS (
            UPDATE budget_hold AS hold SET call_id = hold.call_id FROM completed WHERE hold.job_id = $1
        )
        INSERT INTO event (owner, sequence, video_id, kind, status, progress)
        SELECT owner, event_sequence(0), id, 3, 3, 100 FROM completed
        RETURNING 1
        """
}
