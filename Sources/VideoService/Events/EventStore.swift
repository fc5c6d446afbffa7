import Postgres
import VeoGenAPI

/// The events of users, in order. All methods throw `PostgresError`.
struct EventStore: Sendable {
    /// Part of a user's events.
    struct Page: Sendable {
        var events: [VideoEvent] = []
        /// Whether there may be more at once.
        var isFull = false
        /// Whether there are more that can't be told yet, because an older transaction still runs.
        var isUnsettled = false
    }

    /// A video that waits in line.
    struct Waiting: Sendable {
        let video: PostgresUUID
        /// Its turn.
        let ticket: Int64
    }

    let pool: PostgresPool

    /// The events after `sequence` of a user, or of one of his videos.
    func page(
        owner: PostgresUUID, after sequence: Int64, video: PostgresUUID?
    ) async throws(PostgresError) -> Page {
        let result = try await pool.read(
            Self.pageStatement,
            [.uuid(owner), .int64(sequence), .uuid(video), .int64(Int64(Limits.eventsPerRead))])
        var page = Page(isFull: result.count == Limits.eventsPerRead)
        for row in result.rows {
            guard try row.bool(9) else {
                page.isUnsettled = true
                page.isFull = false
                break
            }
            page.events.append(try Self.event(row))
        }
        return page
    }

    /// How each unfinished video of a user stands now, or the one named, finished or not, as events; what follows comes
    /// after the last of them, or after `horizon` when there is none.
    func snapshot(
        owner: PostgresUUID, video: PostgresUUID?
    ) async throws(PostgresError) -> (events: [VideoEvent], horizon: Int64) {
        let result = try await pool.read(
            Self.snapshotStatement, [.uuid(owner), .uuid(video), .int64(Int64(Limits.eventsPerRead))])
        var events: [VideoEvent] = []
        var horizon: Int64 = 0
        for row in result.rows {
            horizon = try row.int64(9)
            if try row.isNull(2) { break }
            events.append(try Self.event(row))
        }
        return (events, horizon)
    }

    /// The videos of a user that wait in line, the next first and up to `Limits.toldPlacesMax`, or the one named.
    func line(owner: PostgresUUID, video: PostgresUUID?) async throws(PostgresError) -> [Waiting] {
        let result: PostgresResult
        if let video {
            result = try await pool.read(Self.waitingStatement, [.uuid(owner), .uuid(video)])
        } else {
            result = try await pool.read(
                Self.lineStatement, [.uuid(owner), .text(Schema.queueName), .int64(Int64(Limits.toldPlacesMax))])
        }
        var line: [Waiting] = []
        for row in result.rows { line.append(Waiting(video: try row.uuid(0), ticket: try row.int64(1))) }
        return line
    }

    /// How a user's video stands; nil when he has none of that id.
    func status(of id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Status? {
        guard let row = try await pool.read(Self.statusStatement, [.uuid(id), .uuid(owner)]).first else { return nil }
        return Status(rawValue: Int32(try row.int16(0))) ?? .unspecified
    }

    /// The event in a row's first nine columns.
    static func event(_ row: PostgresRow) throws(PostgresError) -> VideoEvent {
        let error: VideoError? =
            if let code = try row.optionalText(6) {
                VideoError(code: code, message: try row.optionalText(7) ?? "")
            } else { nil }
        return VideoEvent(
            sequence: try row.int64(0), kind: EventKind(rawValue: Int32(try row.int16(1))) ?? .unspecified,
            videoID: try row.uuid(2).description, status: Status(rawValue: Int32(try row.int16(3))) ?? .unspecified,
            progress: Int32(try row.int16(4)), currentStep: try row.optionalText(5), error: error,
            at: Timestamp(microseconds: try row.microseconds(8)))
    }

    private static let pageStatement: Statement = """
        SELECT sequence, kind, video_id, status, progress, current_step, error_code, error_message, at,
            sequence < event_horizon()
        FROM event WHERE owner = $1 AND sequence > $2 AND ($3::uuid IS NULL OR video_id = $3)
        ORDER BY sequence LIMIT $4
        """
    // Numbered so that they rise and end right below the first event that may still come.
    private static let snapshotStatement: Statement = """
        SELECT horizon.at - count(id) OVER () + row_number() OVER (ORDER BY created_at, id) - 1 AS sequence,
            CASE WHEN status > 2 THEN status WHEN progress > 0 THEN 2 ELSE 1 END::smallint AS kind, id, status,
            progress, current_step, error_code, error_message, now(), horizon.at
        FROM (SELECT event_horizon() AS at) AS horizon LEFT JOIN LATERAL (
            SELECT * FROM visible_video
            WHERE owner = $1 AND CASE WHEN $2::uuid IS NULL THEN status IN (1, 2) ELSE id = $2 END
            ORDER BY created_at DESC, id DESC LIMIT $3
        ) AS told ON true
        ORDER BY 1
        """
    private static let lineStatement: Statement = """
        SELECT subject, ticket FROM job WHERE queue = $2 AND tenant = $1 AND state = 'available'
        ORDER BY ticket LIMIT $3
        """
    private static let waitingStatement: Statement = """
        SELECT subject, ticket FROM visible_video AS video JOIN job ON job.id = video.job_id
        WHERE video.id = $2 AND owner = $1 AND job.state = 'available'
        """
    private static let statusStatement: Statement = "SELECT status FROM visible_video WHERE id = $1 AND owner = $2"
}
