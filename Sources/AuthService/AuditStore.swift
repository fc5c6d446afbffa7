import Postgres
import VeoGenAPI

/// What is noted of accounts, as the log has it: stable words.
enum AuditAction: String, Sendable {
    case userRegistered = "user_registered"
    case profileChanged = "profile_changed"
    case passwordChanged = "password_changed"
    case sessionEnded = "session_ended"
    case apiKeyCreated = "api_key_created"
    case apiKeyDeleted = "api_key_deleted"
    case userDeactivated = "user_deactivated"
    case userActivated = "user_activated"
    case adminGranted = "admin_granted"
    case adminRevoked = "admin_revoked"
    case userDeleted = "user_deleted"
}

/// The log of what was done to accounts. An entry is written in the transaction that does it, so that neither is there
/// without the other.
struct AuditStore: Sendable {
    let pool: PostgresPool

    /// Notes what is done in a transaction.
    static nonisolated(nonsending) func record(
        _ action: AuditAction, of user: PostgresUUID, by origin: Origin, detail: String? = nil,
        in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        try await transaction.execute(
            insert,
            [
                .text(action.rawValue), .uuid(user), origin.actor.map { .uuid($0) } ?? .null, .text(origin.address),
                .text(detail.map { String($0.prefix(200)) }),
            ])
    }

    /// Takes what names a person out of what is known of a user.
    static nonisolated(nonsending) func forget(
        _ user: PostgresUUID, in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        try await transaction.execute(forget, [.uuid(user)])
    }

    /// The newest entries, of one user or of all.
    func list(skip: Int32, limit: Int32, user: PostgresUUID?) async throws(PostgresError) -> [AuditEvent] {
        let values: [PostgresValue] = [user.map { .uuid($0) } ?? .null, .int64(Int64(skip)), .int64(Int64(limit))]
        let rows = try await pool.read(user == nil ? Self.all : Self.ofUser, values).rows
        var events: [AuditEvent] = []
        for row in rows {
            events.append(
                AuditEvent(
                    id: try row.int64(0), at: Timestamp(microseconds: try row.microseconds(1)),
                    action: try row.text(2), userID: try row.uuid(3).description,
                    actorID: try row.optionalUUID(4)?.description, address: try row.optionalText(5),
                    detail: try row.optionalText(6)))
        }
        return events
    }

    /// Deletes some that are older than `Limits.auditRetention`; returns how many.
    func deleteOld() async throws(PostgresError) -> Int {
        let age = Double(Limits.auditRetention.wholeSeconds)
        return try await pool.execute(Self.deleteOld, [.float8(age), .int64(Limits.housekeepingBatchMax)]).affectedRows
    }

    private static let insert: Statement =
        "INSERT INTO auth.audit_event (action, user_id, actor_id, address, detail) VALUES ($1, $2, $3, $4, $5)"

    private static let forget: Statement = """
        UPDATE auth.audit_event SET address = CASE WHEN actor_id = $1 THEN NULL ELSE address END, detail = NULL
        WHERE user_id = $1 OR actor_id = $1
        """

    private static let all: Statement = """
        SELECT id, at, action, user_id, actor_id, address, detail FROM auth.audit_event
        WHERE $1::uuid IS NULL ORDER BY id DESC OFFSET $2 LIMIT $3
        """

    private static let ofUser: Statement = """
        SELECT id, at, action, user_id, actor_id, address, detail FROM auth.audit_event
        WHERE user_id = $1 OR actor_id = $1 ORDER BY id DESC OFFSET $2 LIMIT $3
        """

    private static let deleteOld: Statement = """
        DELETE FROM auth.audit_event WHERE id = ANY (ARRAY(
            SELECT id FROM auth.audit_event WHERE at < now() - make_interval(secs => $1) ORDER BY at LIMIT $2
        ))
        """
}
