import Postgres
import VeoGenAPI

/// What users may spend, have spent, and have set aside. All methods throw `PostgresError`.
///
/// Money is set aside by the statements that begin jobs, and settled by those that end jobs or calls; the rules are in
/// the database.
struct BudgetStore: Sendable {
    /// Whose limit a refused video would have exceeded.
    enum Exceeded: String, Sendable {
        case ofUser = "VG001"
        case ofEveryone = "VG002"

        /// Nil for any other error.
        init?(_ error: PostgresError) {
            guard let limit = error.sqlState.flatMap({ Self(rawValue: $0) }) else { return nil }
            self = limit
        }

        /// Fit for the user.
        var message: String {
            switch self {
            case .ofUser: "Your budget for this month does not suffice"
            case .ofEveryone: "The budget of all users for this month does not suffice"
            }
        }
    }

    /// An operator's limit for a user.
    enum UserLimit: Sendable, Equatable {
        /// That of everybody.
        case standard
        case none
        case micros(Int64)
    }

    let pool: PostgresPool

    /// Sets what each user, and all together, may spend in a month; nil is no limit.
    func setLimits(user: DollarAmount?, total: DollarAmount?) async throws(PostgresError) {
        try await pool.execute(Self.limitsStatement, [.int64(user?.micros), .int64(total?.micros)])
    }

    /// Gives a user a limit of his own, or takes it away.
    func setLimit(_ limit: UserLimit, of owner: PostgresUUID) async throws(PostgresError) {
        switch limit {
        case .standard: try await pool.execute(Self.forgetLimitStatement, [.uuid(owner)])
        case .none: try await pool.execute(Self.limitStatement, [.uuid(owner), .null])
        case .micros(let micros): try await pool.execute(Self.limitStatement, [.uuid(owner), .int64(micros)])
        }
    }

    /// Notes what a call of unknown fate has cost, as its provider's bill says; false when there is no such call, or
    /// its cost is known.
    func settle(_ call: PostgresUUID, price: DollarAmount) async throws(PostgresError) -> Bool {
        try await pool.execute(Self.billStatement, [.uuid(call), .int64(price.micros)]).count == 1
    }

    /// Looks again at what is set aside for jobs that have ended without settling it, such as those that were ended by
    /// hand; returns how many.
    func settleLeftovers() async throws(PostgresError) -> Int {
        Int(try await pool.execute(Self.leftoverStatement).affectedRows)
    }

    /// Sets aside what a new video costs.
    static let holdStatement: Statement = """
        INSERT INTO budget_hold (job_id, owner, model, seconds, micros)
        SELECT job_id, owner, model, duration_seconds, cost_estimated_micros FROM video
        WHERE id = $1 AND cost_estimated_micros > 0
        """
    /// Has what is set aside for a job looked at anew: it or its call has changed.
    static let settleStatement: Statement = """
        UPDATE budget_hold SET call_id = coalesce($2, call_id) WHERE job_id = $1
        """

    private static let limitsStatement: Statement = "UPDATE budget_limits SET user_micros = $1, total_micros = $2"
    private static let limitStatement: Statement = """
        INSERT INTO budget_user_limit (owner, micros) VALUES ($1, $2)
        ON CONFLICT (owner) DO UPDATE SET micros = excluded.micros
        """
    private static let forgetLimitStatement: Statement = "DELETE FROM budget_user_limit WHERE owner = $1"
    private static let billStatement: Statement = """
        WITH billed AS (
            UPDATE provider_call SET price_final_micros = $2
            WHERE id = $1 AND state = 'unconfirmed' AND price_estimated_micros > 0 AND price_final_micros IS NULL
            RETURNING id, job_id, video_id, price_final_micros,
                call_billed(state, price_estimated_micros, price_final_micros) AS billed
        ), told AS (
            UPDATE video SET billed = billed.billed, cost_final_micros = billed.price_final_micros
            FROM billed WHERE video.id = billed.video_id AND video.job_id = billed.job_id
        ), spent AS (
            UPDATE budget_hold AS hold SET call_id = billed.id FROM billed WHERE hold.job_id = billed.job_id
        )
        SELECT id FROM billed
        """
    // Jobs that end in the usual way leave nothing here, so the calls are read through only when something is wrong.
    private static let leftoverStatement: Statement = """
        WITH leftover AS MATERIALIZED (
            SELECT job_id FROM budget_hold AS hold
            WHERE NOT EXISTS (SELECT FROM job WHERE job.id = hold.job_id AND finished_at IS NULL)
                AND NOT EXISTS (
                    SELECT FROM provider_call AS call WHERE call.id = hold.call_id AND (
                        state IN ('prepared', 'sending', 'accepted', 'ambiguous')
                        OR state = 'unconfirmed' AND price_final_micros IS NULL
                    )
                )
            LIMIT 100 FOR UPDATE SKIP LOCKED
        )
        UPDATE budget_hold AS hold SET call_id = (
            SELECT id FROM provider_call AS call WHERE call.job_id = hold.job_id AND price_estimated_micros > 0
            ORDER BY prepared_at DESC LIMIT 1
        )
        FROM leftover WHERE hold.job_id = leftover.job_id
        """
}
