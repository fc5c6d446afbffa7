import JobQueue
import Postgres
import VeoGenAPI

/// Why a video did not come about, in the words of the API.
struct GenerationFailure: Error, Sendable, Equatable {
    /// Stable, snake_case.
    let code: String
    /// Fit for the user.
    let message: String
    /// Whether another try can't help.
    var isPermanent = false
    /// When the failing side wishes to be asked again.
    var retryAfter: Duration?
    /// What becomes of the open entry of the ledger; nil leaves it open, so that the next try goes on with it.
    var callState: GenerationWork.CallState?

    /// The text with no more than the characters kept.
    var keptMessage: String { String(message.prefix(Limits.errorCharactersMax)) }
}

/// Settling jobs that did not succeed.
extension GenerationStore {
    /// The try failed and another one follows after `delay`; false when the lease was lost.
    func retry(
        _ work: GenerationWork, after delay: Duration, _ failure: GenerationFailure
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .float8(delay.inSeconds), .uuid(work.videoID),
            .text(failure.code + ": " + failure.keptMessage), .uuid(work.call?.id), .text(failure.callState?.rawValue),
            .text(failure.code),
        ]
        return try await pool.execute(Self.retryStatement, values).first?.bool(0) ?? false
    }

    /// The work could not begin; it will, after `delay`, without losing a try. False when the lease was lost.
    ///
    /// - Parameter isUnsent: whether it is certain that this lease's submission was not sent, so that one that costs
    ///   money may be sent later.
    func postpone(
        _ work: GenerationWork, for delay: Duration, reason: String, isUnsent: Bool = false
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .float8(delay.inSeconds), .uuid(work.videoID),
            .text(reason), .uuid(work.call?.id), .bool(isUnsent),
        ]
        return try await pool.execute(Self.postponeStatement, values).first?.bool(0) ?? false
    }

    /// The video failed for good; false when the lease was lost. A call that the failure leaves open ends with it: one
    /// that costs money as done when its provider has reported a price, and as unconfirmed when it is not known whether
    /// there will be one.
    func fail(_ work: GenerationWork, _ failure: GenerationFailure) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .uuid(work.videoID), .text(failure.code),
            .text(failure.keptMessage), .uuid(work.call?.id), .text(failure.callState?.rawValue),
        ]
        return try await pool.execute(Self.failStatement, values).first?.bool(0) ?? false
    }

    private static let retryStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'retryable', make_interval(secs => $3), $5) AS ok
        ), waiting AS (
            UPDATE video SET status = 1, current_step = 'Waiting to try again',
                progress = clip_progress(clips_done, cardinality(clip_seconds))
            FROM settled WHERE ok AND id = $4 AND job_id = $1
            RETURNING id, owner, progress, current_step
        ), called AS (
            UPDATE provider_call SET state = $7::text::call_state, error_code = $8, ended_at = now()
            FROM waiting WHERE provider_call.id = $6 AND $7::text IS NOT NULL
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
            SELECT owner, event_sequence(0), id, 1, 1, progress, current_step FROM waiting
        )
        SELECT ok FROM settled
        """
    private static let postponeStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_postpone($1, $2, make_interval(secs => $3), $5) AS ok
        ), waiting AS (
            UPDATE video SET status = 1, current_step = 'Waiting for the AI service',
                attempts = job_attempts_without_lease((SELECT is_underway FROM job WHERE id = $1), attempts::smallint)
            FROM settled WHERE ok AND id = $4 AND job_id = $1
            RETURNING id, owner, progress, current_step
        ), unsent AS (
            UPDATE provider_call SET state = 'prepared', sent_at = NULL, unsent = sends
            FROM settled WHERE ok AND $7 AND provider_call.id = $6 AND state = 'sending' AND price_estimated_micros > 0
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
            SELECT owner, event_sequence(0), id, 1, 1, progress, current_step FROM waiting
        )
        SELECT ok FROM settled
        """
    private static let failStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'discarded', '0', $4 || ': ' || $5) AS ok
        ), called AS (
            UPDATE provider_call SET error_code = $4, ended_at = now(), state = coalesce($7::text::call_state, CASE
                WHEN state = 'prepared' OR price_estimated_micros = 0 THEN 'failed'
                WHEN price_final_micros IS NOT NULL THEN 'done'
                ELSE 'unconfirmed' END::call_state)
            FROM settled WHERE ok AND provider_call.id = $6
            RETURNING state, price_estimated_micros, price_final_micros
        ), failed AS (
            UPDATE video SET status = 4, current_step = NULL, error_code = $4, error_message = $5,
                (billed, cost_final_micros) = (
                    SELECT * FROM video_bill(
                        video.id,
                        (SELECT call_billed(state, price_estimated_micros, price_final_micros) FROM called),
                        (SELECT price_final_micros FROM called)
                    )
                )
            FROM settled WHERE ok AND id = $3 AND job_id = $1
            RETURNING id, owner, progress
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, error_code, error_message)
            SELECT owner, event_sequence(0), id, 4, 4, progress, $4, $5 FROM failed
        ), freed AS (
            UPDATE budget_hold SET call_id = coalesce($6, call_id) FROM settled WHERE ok AND job_id = $1
        )
        SELECT ok FROM settled
        """
}
