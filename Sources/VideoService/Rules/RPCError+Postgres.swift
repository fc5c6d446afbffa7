import Postgres
import RPC

extension RPCError {
    /// What callers are told of a failure of the database. The details are for the log.
    init(_ error: PostgresError) {
        if let budget = BudgetStore.Exceeded(error) {
            self = budget.refusal
            return
        }
        // Only reading is possible on a standby, until it is promoted or connections reach the one that was.
        switch error.kind {
        case .connectionLost, .unavailable, .poolExhausted, .timeout, .serialization, .deadlock, .readOnly:
            self = .unavailable("database_unavailable", "The service cannot be used now", retryAfter: Limits.retryAfter)
        case .diskFull:
            self = .unavailable("storage_full", "There is no room left", retryAfter: Limits.retryAfter)
        case .cancelled:
            self = RPCError(.cancelled, reason: "cancelled", message: "The call was cancelled")
        default:
            self = .internalError
        }
    }
}

extension BudgetStore.Exceeded {
    /// What a user is told whose video would exceed the limit.
    var refusal: RPCError { .resourceExhausted("budget_exceeded", message) }
}
