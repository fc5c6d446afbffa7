import Postgres

/// What a user may still spend.
extension BudgetStore {
    /// What there is room for in a month that is under way.
    struct Room: Sendable, Equatable {
        /// What the user may still spend; nil when he has no limit.
        let left: DollarAmount?
        /// The limit that the price would exceed, if any.
        let exceeded: Exceeded?
    }

    /// Whether a price would be within the limits now. It sets nothing aside: another request may be first.
    func room(for price: DollarAmount, of owner: PostgresUUID) async throws(PostgresError) -> Room {
        guard let row = try await pool.read(Self.roomStatement, [.uuid(owner)]).first else {
            return Room(left: nil, exceeded: nil)
        }
        let (own, total) = (try row.optionalInt64(0), try row.optionalInt64(1))
        var exceeded: Exceeded?
        // What costs nothing has no part in budgets, also where they are overdrawn.
        if price.micros > 0 {
            if let total, price.micros > total { exceeded = .ofEveryone }
            if let own, price.micros > own { exceeded = .ofUser }
        }
        return Room(left: own.map { DollarAmount(micros: max(0, $0)) }, exceeded: exceeded)
    }

    // What the trigger of `budget_hold` compares, without the hold.
    private static let roomStatement: Statement = """
        SELECT limits.own - used.own, limits.total - used.total
        FROM budget_limits_of($1) AS limits, LATERAL (
            SELECT budget_spent_in($1, month) + coalesce((SELECT micros FROM budget_held WHERE owner = $1), 0) AS own,
                budget_spent_in(budget_everyone(), month)
                    + coalesce((SELECT micros FROM budget_held WHERE owner = budget_everyone()), 0) AS total
            FROM budget_month(now()) AS month
        ) AS used
        """
}
