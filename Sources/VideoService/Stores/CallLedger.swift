import JobQueue
import Postgres
import VeoGenAPI

/// The ledger's calls that cost money, apart from the jobs that they were made for. All methods throw `PostgresError`.
struct CallLedger: Sendable {
    /// A call whose end is not known, as operators see it.
    struct UnknownCall: Sendable {
        let id: PostgresUUID
        let videoID: PostgresUUID
        let provider: String
        let state: String
        /// Nil until the provider has given one.
        let handle: String?
        let priceMicros: Int64
        let currency: String
        /// Since it was sent.
        let age: Duration
        /// Whether a job goes on with it; if not, the reconciliation does.
        let hasJob: Bool
    }

    /// An accepted call that no job follows any more.
    struct Orphan: Sendable {
        let id: PostgresUUID
        let provider: String
        let handle: String
        /// Since it was sent.
        let age: Duration
        /// How long its provider has told nothing of it, although it was asked.
        let silence: Duration
        /// Whether its video was cancelled or deleted. That of one that failed may still be asked for.
        let isUnwanted: Bool
    }

    /// How an orphan ended.
    enum End: Sendable {
        case done(priceMicros: Int64)
        case failed
        case unconfirmed
    }

    let pool: PostgresPool

    /// Calls that are under way, or whose fate nobody knows, oldest first.
    func unknownCalls(max: Int) async throws(PostgresError) -> [UnknownCall] {
        var calls: [UnknownCall] = []
        for row in try await pool.read(Self.unknownStatement, [.int32(Int32(clamping: max))]).rows {
            calls.append(
                UnknownCall(
                    id: try row.uuid(0), videoID: try row.uuid(1), provider: try row.text(2), state: try row.text(3),
                    handle: try row.optionalText(4), priceMicros: try row.int64(5), currency: try row.text(6),
                    age: .seconds(try row.int64(7)), hasJob: try row.bool(8)))
        }
        return calls
    }

    /// How many paid calls are in each of the states that are not settled.
    func unsettledCounts() async throws(PostgresError) -> [GenerationWork.CallState: Int] {
        var counts: [GenerationWork.CallState: Int] = [:]
        for row in try await pool.read(Self.countStatement).rows {
            if let state = GenerationWork.CallState(rawValue: try row.text(0)) { counts[state] = Int(try row.int64(1)) }
        }
        return counts
    }

    /// Ends calls that no job follows and of which nothing was heard for `longest`; returns how many.
    func endOverdue(after longest: Duration) async throws(PostgresError) -> Int {
        Int(try await pool.execute(Self.overdueStatement, [.float8(longest.inSeconds)]).first?.int64(0) ?? 0)
    }

    /// Notes how an orphan ended, and with it what its video costs.
    func settle(_ orphan: Orphan, _ end: End) async throws(PostgresError) {
        let (state, price): (GenerationWork.CallState, Int64?) =
            switch end {
            case .done(let micros): (.done, max(0, micros))
            case .failed: (.failed, nil)
            case .unconfirmed: (.unconfirmed, nil)
            }
        try await pool.execute(
            Self.settleStatement, [.uuid(orphan.id), .text(state.rawValue), price.map { .int64($0) } ?? .null])
    }

    private static let unknownStatement: Statement = """
        SELECT id, video_id, provider, state::text, handle, price_estimated_micros, currency,
            extract(epoch FROM now() - coalesce(sent_at, prepared_at))::bigint,
            EXISTS (SELECT FROM job WHERE job.id = call.job_id AND finished_at IS NULL)
        FROM provider_call AS call
        WHERE price_estimated_micros > 0 AND state IN ('sending', 'accepted', 'ambiguous', 'unconfirmed')
        ORDER BY sent_at LIMIT $1
        """
    private static let countStatement: Statement = """
        SELECT state::text, count(*) FROM provider_call
        WHERE price_estimated_micros > 0 AND state IN ('prepared', 'sending', 'accepted', 'ambiguous', 'unconfirmed')
        GROUP BY state
        """
    private static let overdueStatement: Statement = """
        WITH orphan AS MATERIALIZED (
            SELECT id FROM provider_call AS call
            WHERE price_estimated_micros > 0 AND state IN ('prepared', 'sending', 'ambiguous')
                AND coalesce(sent_at, prepared_at) < now() - make_interval(secs => $1)
                AND NOT EXISTS (SELECT FROM job WHERE job.id = call.job_id AND finished_at IS NULL)
            LIMIT 100 FOR UPDATE SKIP LOCKED
        ), ended AS (
            UPDATE provider_call AS call SET ended_at = now(), error_code = 'provider_outcome_unknown',
                state = CASE state WHEN 'prepared' THEN 'failed' ELSE 'unconfirmed' END::call_state
            FROM orphan WHERE call.id = orphan.id
            RETURNING call.id, call.job_id, video_id,
                call_billed(state, price_estimated_micros, price_final_micros) AS billed
        ), told AS (
            UPDATE video SET (billed, cost_final_micros) = (SELECT * FROM video_bill(video.id, ended.billed, NULL))
            FROM ended WHERE video.id = ended.video_id AND video.job_id = ended.job_id
        ), freed AS (
            UPDATE budget_hold AS hold SET call_id = ended.id FROM ended WHERE hold.job_id = ended.job_id
        )
        SELECT count(*) FROM ended
        """
    private static let settleStatement: Statement = """
        WITH ended AS (
            UPDATE provider_call SET state = $2::text::call_state, ended_at = now(),
                price_final_micros = coalesce(price_final_micros, $3::bigint)
            WHERE id = $1 AND state = 'accepted'
            RETURNING job_id, video_id, price_final_micros,
                call_billed(state, price_estimated_micros, price_final_micros) AS billed
        ), spent AS (
            UPDATE budget_hold AS hold SET call_id = $1 FROM ended WHERE hold.job_id = ended.job_id
        )
        UPDATE video
        SET (billed, cost_final_micros) = (SELECT * FROM video_bill(video.id, ended.billed, ended.price_final_micros))
        FROM ended WHERE video.id = ended.video_id AND video.job_id = ended.job_id
        """
}
