import Postgres
import VeoGenAPI

/// The videos of users: made, read and listed. All methods throw `PostgresError`.
struct VideoStore: Sendable {
    let pool: PostgresPool
    let rows: VideoRow

    /// Stores a video, its job, its first event and its key in one statement, and sets aside what it costs; false, and
    /// nothing is stored, when the queue is full. Throws an error that `isKeyTaken` when the key is another request's,
    /// and one that `isBudgetExceeded` when there is not so much left to spend.
    func create(_ video: NewVideo, key: IdempotencyKey? = nil) async throws(PostgresError) -> Bool {
        let (plan, wish, model) = (video.plan, video.plan.wish, video.plan.model)
        let metadata = wish.metadata.flatMap { [$0.key, $0.value] }
        let negativePrompt = wish.negativePrompt.flatMap { $0.isEmpty ? nil : $0 }
        let values: [PostgresValue] = [
            .uuid(video.id), .uuid(video.jobID), .uuid(video.owner), .text(wish.prompt), .text(negativePrompt),
            .int16(wish.style), .int32(plan.duration), .int16(wish.quality), .int16(wish.aspectRatio),
            .int64(video.seed), .text(model.id), .text(model.provider), .bool(video.isAnalyzed),
            .int64(plan.pricePerSecond.micros), .int64(plan.price.micros), .text(model.currency),
            .textArray(metadata), .text(Schema.queueName),
            .int16(Int16(clamping: video.attemptsMax)), .text(key?.text), .bytes(key?.bodySHA256),
            .text(key?.route.rawValue), .uuid(video.promotedFrom), .text(video.reference?.sha256),
            plan.clips.count > 1 ? .int64Array(plan.clips.map(Int64.init)) : .null,
        ]
        return try await pool.execute(Self.createStatement, values).count == 1
    }

    /// One of a user's videos; nil when he has none of that id.
    nonisolated(nonsending) func get(_ id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Video? {
        guard let row = try await pool.read(Self.getStatement, [.uuid(id), .uuid(owner)]).first else { return nil }
        return try rows.video(row)
    }

    /// A page of a user's videos, newest first, and how many he has.
    nonisolated(nonsending) func list(
        owner: PostgresUUID, skip: Int32, limit: Int32
    ) async throws(PostgresError) -> VideoList {
        let result = try await pool.read(
            Self.listStatement, [.uuid(owner), .int64(Int64(skip)), .int64(Int64(limit))])
        var list = VideoList()
        list.videos.reserveCapacity(result.count)
        for row in result.rows {
            list.total = max(0, try row.int64(0))
            // The one row of an empty page.
            if try row.isNull(1) { break }
            list.videos.append(try rows.video(row, first: 1))
        }
        return list
    }

    // The place in the queue is taken first, since nothing else is worth doing without it.
    private static let createStatement: Statement = """
        WITH place AS MATERIALIZED (
            SELECT job_enqueue($18, $2, 'generate_video', $3, $1, $19) AS ticket
        ), created AS (
            INSERT INTO video (
                id, job_id, owner, prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, seed, model,
                provider, is_analyzed, price_per_second_micros, cost_estimated_micros, currency, metadata,
                promoted_from, reference_sha256, clip_seconds, queue_ticket
            )
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $23, $24,
                $25::bigint[]::smallint[], ticket
            FROM place WHERE ticket IS NOT NULL
            RETURNING id, job_id, owner, model, duration_seconds, cost_estimated_micros
        ), held AS (
            INSERT INTO budget_hold (job_id, owner, model, seconds, micros)
            SELECT job_id, owner, model, duration_seconds, cost_estimated_micros FROM created
            WHERE cost_estimated_micros > 0
        ), counted AS (
            INSERT INTO video_count AS counter (owner, shard, videos) SELECT owner, job_shard(), 1 FROM created
            ON CONFLICT (owner, shard) DO UPDATE SET videos = counter.videos + 1
        ), remembered AS (
            INSERT INTO idempotency_key (owner, route, key, body_sha256, video_id)
            SELECT owner, $22, $20, $21, id FROM created WHERE $20::text IS NOT NULL AND wait_for_key()
        )
        INSERT INTO event (owner, sequence, video_id, kind, status, progress)
        SELECT owner, event_sequence(0), id, 1, 1, 0 FROM created
        RETURNING 1
        """
    private static let getStatement: Statement = "SELECT * FROM visible_video WHERE id = $1 AND owner = $2"
    private static let listStatement: Statement = """
        SELECT total.videos, page.* FROM (
            SELECT coalesce(sum(videos), 0)::bigint AS videos FROM video_count WHERE owner = $1
        ) AS total LEFT JOIN LATERAL (
            SELECT * FROM visible_video WHERE owner = $1 ORDER BY created_at DESC, id DESC OFFSET $2 LIMIT $3
        ) AS page ON true
        """
}

extension PostgresValue {
    /// A choice of the contract as its number.
    static func int16<Choice: JSONChoice>(_ choice: Choice) -> PostgresValue {
        .int16(Int16(clamping: choice.rawValue))
    }
}
