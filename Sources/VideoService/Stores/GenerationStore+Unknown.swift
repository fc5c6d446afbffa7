import Postgres
import VeoGenAPI

/// Paid submissions of which it is not known whether their provider took them. Only evidence, or the end of the wait
/// for it, moves them on.
extension GenerationStore {
    /// What became of an attempt to wait for evidence.
    enum Suspension: Sendable, Equatable {
        /// The job waits.
        case suspended
        /// It has waited long enough.
        case isOverdue
        case leaseLost
    }

    /// Lets the job wait, without a worker, until evidence comes or `longest` has passed since the submission. In
    /// between it looks again by itself, less and less often: what AIService remembers ends with its process.
    func suspend(
        _ work: GenerationWork, _ call: PostgresUUID, longest: Duration
    ) async throws(PostgresError) -> Suspension {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .float8(longest.inSeconds), .uuid(work.videoID),
            .uuid(call),
        ]
        guard let row = try await pool.execute(Self.suspendStatement, values).first else { return .leaseLost }
        if try row.bool(0) { return .isOverdue }
        return try row.bool(1) ? .suspended : .leaseLost
    }

    /// No evidence came: the call stays unconfirmed, and the video fails. False when evidence has just come, or the
    /// lease was lost.
    func giveUp(
        _ work: GenerationWork, _ call: PostgresUUID, _ failure: GenerationFailure
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(work.lease.jobID), .int64(work.lease.epoch), .uuid(work.videoID), .text(failure.code),
            .text(failure.keptMessage), .uuid(call),
        ]
        return try await pool.execute(Self.giveUpStatement, values).first?.bool(0) ?? false
    }

    /// Keeps what the provider asks for a generation that it has finished, before its files are fetched.
    func keepPrice(_ micros: Int64, of call: PostgresUUID, handle: String) async throws(PostgresError) {
        try await pool.execute(Self.priceStatement, [.uuid(call), .int64(max(0, micros)), .text(handle)])
    }

    private static let suspendStatement: Statement = """
        WITH call AS MATERIALIZED (
            SELECT sent_at + make_interval(secs => $3) - clock_timestamp() AS rest,
                least(greatest((clock_timestamp() - sent_at) / 2, '2 s'), '1 min') AS pause
            FROM provider_call WHERE id = $5
        ), settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'parked', least(rest, pause)) AS ok FROM call WHERE rest > '0'
        ), called AS (
            UPDATE provider_call SET state = 'ambiguous' FROM settled WHERE ok AND id = $5 AND state = 'sending'
        ), waiting AS (
            UPDATE video SET billed = 3, current_step = 'Waiting for word from the provider'
            FROM settled WHERE ok AND id = $4 AND job_id = $1
                AND current_step IS DISTINCT FROM 'Waiting for word from the provider'
            RETURNING id, owner, status, progress, current_step
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, current_step)
            SELECT owner, event_sequence(0), id, 1, status, progress, current_step FROM waiting
        )
        SELECT rest <= '0', coalesce((SELECT ok FROM settled), false) FROM call
        """
    private static let giveUpStatement: Statement = """
        WITH held AS MATERIALIZED (
            SELECT id FROM job WHERE id = $1 AND lease_epoch = $2 AND state = 'running' FOR UPDATE
        ), called AS (
            UPDATE provider_call SET state = 'unconfirmed', error_code = $4, ended_at = now()
            FROM held WHERE provider_call.id = $6 AND provider_call.state IN ('sending', 'ambiguous')
            RETURNING provider_call.id
        ), settled AS MATERIALIZED (
            SELECT job_settle($1, $2, 'discarded', '0', $4 || ': ' || $5) AS ok FROM called
        ), failed AS (
            UPDATE video SET status = 4, current_step = NULL, error_code = $4, error_message = $5, billed = 3
            FROM settled WHERE ok AND id = $3 AND job_id = $1
            RETURNING id, owner, progress
        ), told AS (
            INSERT INTO event (owner, sequence, video_id, kind, status, progress, error_code, error_message)
            SELECT owner, event_sequence(0), id, 4, 4, progress, $4, $5 FROM failed
        ), kept AS (
            UPDATE budget_hold SET call_id = $6 FROM settled WHERE ok AND job_id = $1
        )
        SELECT ok FROM settled
        """
    private static let priceStatement: Statement = """
        UPDATE provider_call SET price_final_micros = $2
        WHERE id = $1 AND state = 'accepted' AND handle = $3 AND price_final_micros IS NULL
        """
}
