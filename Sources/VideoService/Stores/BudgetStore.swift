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

    let pool: PostgresPool

    /// Sets what each user, and all together, may spend in a month; nil leaves the limit that is in force.
    func setLimits(user: MonthlyLimit?, total: MonthlyLimit?) async throws(PostgresError) {
        try await pool.execute(
            Self.limitsStatement,
            [.bool(user != nil), user?.value ?? .null, .bool(total != nil), total?.value ?? .null])
    }

    /// Gives a user a limit of his own; nil is that of everybody.
    func setLimit(_ limit: MonthlyLimit?, of owner: PostgresUUID) async throws(PostgresError) {
        if let limit {
            try await pool.execute(Self.limitStatement, [.uuid(owner), limit.value])
        } else {
            try await pool.execute(Self.forgetLimitStatement, [.uuid(owner)])
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

    private static let limitsStatement: Statement = """
        UPDATE budget_limits SET user_micros = CASE WHEN $1 THEN $2::bigint ELSE user_micros END,
            total_micros = CASE WHEN $3 THEN $4::bigint ELSE total_micros END
        """
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
            UPDATE video SET (billed, cost_final_micros) = (
                SELECT * FROM video_bill(video.id, billed.billed, billed.price_final_micros)
            )
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
                AND NOT EXISTS (
                    SELECT FROM provider_call AS call WHERE call.job_id = hold.job_id
                        AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
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
