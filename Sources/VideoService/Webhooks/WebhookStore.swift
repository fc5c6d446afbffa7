import Postgres
import VeoGenAPI

/// The webhooks of users. All methods throw `PostgresError`.
struct WebhookStore: Sendable {
    let pool: PostgresPool

    /// Adds a webhook, which is told of what happens from now on; false when the user has too many.
    func create(
        _ id: PostgresUUID, owner: PostgresUUID, url: String, events: [EventKind], secret: WebhookSecret
    ) async throws(PostgresError) -> Webhook? {
        let values: [PostgresValue] = [
            .uuid(id), .uuid(owner), .text(url), Self.numbers(events), .bytes(secret.bytes),
            .int64(Int64(Limits.webhooksPerUserMax)),
        ]
        // Two at once could both find the last place free.
        let results = try await pool.executeTogether([
            (Self.lockStatement, [.text(owner.description)]), (Self.createStatement, values),
        ])
        return try results.last?.first.map { row throws(PostgresError) in try Self.webhook(row) }
    }

    /// A user's webhooks, oldest first.
    func list(owner: PostgresUUID) async throws(PostgresError) -> [Webhook] {
        var webhooks: [Webhook] = []
        for row in try await pool.read(Self.listStatement, [.uuid(owner)]).rows {
            webhooks.append(try Self.webhook(row))
        }
        return webhooks
    }

    /// One of a user's webhooks; nil when he has none of that id.
    func get(_ id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Webhook? {
        try Self.webhook(in: try await pool.read(Self.getStatement, [.uuid(id), .uuid(owner)]))
    }

    /// Changes what is not nil; nil when the user has no such webhook. Events that come while it is off are not told
    /// later.
    func update(
        _ id: PostgresUUID, owner: PostgresUUID, url: String?, events: [EventKind]?, isEnabled: Bool?
    ) async throws(PostgresError) -> Webhook? {
        let values: [PostgresValue] = [
            .uuid(id), .uuid(owner), .text(url), events.map(Self.numbers) ?? .null,
            isEnabled.map { .bool($0) } ?? .null,
        ]
        return try Self.webhook(in: try await pool.execute(Self.updateStatement, values))
    }

    /// Gives a webhook a new secret and lets the one before sign for a while; nil when the user has no such webhook.
    func rotate(
        _ id: PostgresUUID, owner: PostgresUUID, secret: WebhookSecret
    ) async throws(PostgresError) -> Webhook? {
        let values: [PostgresValue] = [
            .uuid(id), .uuid(owner), .bytes(secret.bytes), .float8(Limits.webhookSecretOverlap.inSeconds),
        ]
        return try Self.webhook(in: try await pool.execute(Self.rotateStatement, values))
    }

    /// Deletes a webhook with its deliveries; false when the user has no such webhook.
    func delete(_ id: PostgresUUID, owner: PostgresUUID) async throws(PostgresError) -> Bool {
        try await pool.execute(Self.deleteStatement, [.uuid(id), .uuid(owner)]).affectedRows == 1
    }

    private static func numbers(_ events: [EventKind]) -> PostgresValue {
        .int64Array(Set(events).map { Int64($0.rawValue) }.sorted())
    }

    private static func webhook(in result: PostgresResult) throws(PostgresError) -> Webhook? {
        guard let row = result.first else { return nil }
        return try webhook(row)
    }

    private static func webhook(_ row: PostgresRow) throws(PostgresError) -> Webhook {
        Webhook(
            id: try row.uuid(0).description, url: try row.text(1),
            events: try row.int64Array(2).compactMap { EventKind(rawValue: Int32(clamping: $0)) },
            enabled: try row.bool(3), disabledReason: try row.optionalText(4),
            createdAt: Timestamp(microseconds: try row.microseconds(5)))
    }

    private static let lockStatement: Statement = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) IS NULL"
    private static let createStatement: Statement = """
        INSERT INTO webhook (id, owner, url, kinds, secret, cursor)
        SELECT $1, $2, $3, $4::bigint[]::smallint[], $5, event_horizon() - 1
        WHERE (SELECT count(*) FROM webhook WHERE owner = $2) < $6
        RETURNING id, url, kinds::bigint[], is_enabled, disabled_reason, created_at
        """
    private static let listStatement: Statement = """
        SELECT id, url, kinds::bigint[], is_enabled, disabled_reason, created_at FROM webhook
        WHERE owner = $1 ORDER BY created_at, id
        """
    private static let getStatement: Statement = """
        SELECT id, url, kinds::bigint[], is_enabled, disabled_reason, created_at FROM webhook
        WHERE id = $1 AND owner = $2
        """
    private static let updateStatement: Statement = """
        UPDATE webhook SET url = coalesce($3, url), kinds = coalesce($4::bigint[]::smallint[], kinds),
            is_enabled = coalesce($5, is_enabled),
            disabled_reason = CASE WHEN $5 IS NULL THEN disabled_reason END,
            cursor = CASE WHEN $5 AND NOT is_enabled THEN event_horizon() - 1 ELSE cursor END
        WHERE id = $1 AND owner = $2
        RETURNING id, url, kinds::bigint[], is_enabled, disabled_reason, created_at
        """
    private static let rotateStatement: Statement = """
        UPDATE webhook SET secret = $3, former_secret = secret, former_secret_until = now() + make_interval(secs => $4)
        WHERE id = $1 AND owner = $2
        RETURNING id, url, kinds::bigint[], is_enabled, disabled_reason, created_at
        """
    private static let deleteStatement: Statement = "DELETE FROM webhook WHERE id = $1 AND owner = $2"
}
