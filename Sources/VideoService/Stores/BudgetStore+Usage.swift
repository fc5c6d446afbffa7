import Postgres
import VeoGenAPI

/// What was spent and is set aside, for users and operators.
extension BudgetStore {
    /// A user, or all together, as operators see them.
    struct Account: Sendable {
        /// Nil for all together.
        let owner: PostgresUUID?
        let spent: DollarAmount
        let held: DollarAmount
        /// Nil when there is none.
        let limit: DollarAmount?
    }

    /// What a user has spent in a month, such as `2026-11`, or in this one, and what is set aside for him now.
    func usage(of owner: PostgresUUID, month: String?) async throws(PostgresError) -> Usage {
        let result = try await pool.read(Self.usageStatement, [.uuid(owner), .text(month)])
        var usage = Usage()
        var limit: DollarAmount?
        for row in result.rows {
            usage.periodStart = Timestamp(microseconds: try row.microseconds(0))
            usage.periodEnd = Timestamp(microseconds: try row.microseconds(1))
            limit = try row.optionalInt64(2).map { DollarAmount(micros: $0) }
            // The one row of a month without costs.
            guard let model = try row.optionalText(3) else { break }
            let (spent, held) = (DollarAmount(micros: try row.int64(4)), DollarAmount(micros: try row.int64(5)))
            usage.models.append(
                ModelUsage(
                    model: model, spent: spent.dollars, held: held.dollars, videos: try row.int64(6),
                    seconds: try row.int64(7)))
        }
        let (spent, held) = (try Self.sum(result, column: 4), try Self.sum(result, column: 5))
        (usage.spent, usage.held, usage.limit) = (spent.dollars, held.dollars, limit?.dollars)
        usage.left = limit.map { DollarAmount(micros: max(0, $0.micros - spent.micros - held.micros)).dollars }
        return usage
    }

    /// All users together, then those for whom most was spent and set aside this month, or who have a limit of their
    /// own.
    func accounts(max: Int) async throws(PostgresError) -> [Account] {
        var accounts: [Account] = []
        for row in try await pool.read(Self.accountsStatement, [.int32(Int32(clamping: max))]).rows {
            accounts.append(
                Account(
                    owner: try row.bool(0) ? nil : try row.uuid(1), spent: DollarAmount(micros: try row.int64(2)),
                    held: DollarAmount(micros: try row.int64(3)),
                    limit: try row.optionalInt64(4).map { DollarAmount(micros: $0) }))
        }
        return accounts
    }

    private static func sum(_ result: PostgresResult, column: Int) throws(PostgresError) -> DollarAmount {
        var micros: Int64 = 0
        for row in result.rows { micros += try row.optionalInt64(column) ?? 0 }
        return DollarAmount(micros: micros)
    }

    // What is set aside belongs to no month; it is told with the present one.
    private static let usageStatement: Statement = """
        WITH period AS MATERIALIZED (
            SELECT month, month = budget_month(now()) AS is_present, own
            FROM (SELECT coalesce(($2::text || '-01')::date, budget_month(now())) AS month) AS asked,
                budget_limits_of($1)
        )
        SELECT month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month')::timestamp AT TIME ZONE 'UTC', own,
            model, spent, held, videos, seconds
        FROM period LEFT JOIN LATERAL (
            SELECT model, sum(spent)::bigint AS spent, sum(held)::bigint AS held, sum(videos)::bigint AS videos,
                sum(seconds)::bigint AS seconds
            FROM (
                SELECT model, micros AS spent, 0 AS held, videos, seconds FROM budget_spent
                WHERE owner = $1 AND budget_spent.month = period.month
                UNION ALL
                SELECT model, 0, micros, 0, 0 FROM budget_hold WHERE owner = $1 AND period.is_present
            ) AS entry GROUP BY model
        ) AS used ON true
        ORDER BY model
        """
    private static let accountsStatement: Statement = """
        WITH account AS (
            SELECT owner FROM budget_held UNION SELECT owner FROM budget_user_limit
            UNION SELECT owner FROM budget_spent WHERE month = budget_month(now()) UNION SELECT budget_everyone()
        )
        SELECT account.owner = budget_everyone() AS is_everyone, account.owner,
            budget_spent_in(account.owner, budget_month(now())) AS spent, coalesce(held.micros, 0) AS held,
            CASE WHEN account.owner = budget_everyone() THEN limits.total ELSE limits.own END
        FROM account LEFT JOIN budget_held AS held ON held.owner = account.owner,
            LATERAL budget_limits_of(account.owner) AS limits
        ORDER BY is_everyone DESC, budget_spent_in(account.owner, budget_month(now())) + coalesce(held.micros, 0) DESC,
            account.owner
        LIMIT $1
        """
}
