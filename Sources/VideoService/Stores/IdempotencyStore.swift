import Postgres

/// Requests that were accepted under a key. They are stored by the statements that accept them.
struct IdempotencyStore: Sendable {
    /// What is known of a key.
    enum Earlier: Sendable, Equatable {
        /// It was used for the same request, which this video came of.
        case same(video: PostgresUUID)
        case other
    }

    let pool: PostgresPool

    /// The earlier request with a key; nil when there was none within a day. Throws `PostgresError`.
    func find(_ key: IdempotencyKey) async throws(PostgresError) -> Earlier? {
        let values: [PostgresValue] = [
            .uuid(key.owner), .text(key.route.rawValue), .text(key.text), .bytes(key.bodySHA256),
        ]
        guard let row = try await pool.execute(Self.findStatement, values).first else { return nil }
        return try row.bool(0) ? .same(video: try row.uuid(1)) : .other
    }

    // What is too old goes at once, so that the key is free for whoever found nothing.
    private static let findStatement: Statement = """
        WITH expired AS (
            DELETE FROM idempotency_key
            WHERE owner = $1 AND route = $2 AND key = $3 AND created_at <= now() - interval '1 day'
        )
        SELECT body_sha256 = $4, video_id FROM idempotency_key
        WHERE owner = $1 AND route = $2 AND key = $3 AND created_at > now() - interval '1 day'
        """
}

extension PostgresError {
    /// Whether another request with the same key was accepted in the meantime.
    var isKeyTaken: Bool { kind == .uniqueViolation(constraint: "idempotency_key_pkey") }

    /// Whether another transaction has held what this one needs for too long (`lock_timeout`).
    var isLockTimeout: Bool { sqlState == "55P03" }
}
