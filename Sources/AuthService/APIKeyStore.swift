import Identity
import Postgres
import VeoGenAPI
import VeoGenCrypto

/// API keys in the database.
struct APIKeyStore: Sendable {
    /// What is stored of a new key.
    struct New: Sendable {
        let id: PostgresUUID
        let name: String
        let key: APIKeyText
        let mayWrite: Bool
        /// Days; nil for ever.
        let lifeDays: Int32?
    }

    let pool: PostgresPool
    let revocations: RevocationStore

    /// Adds a key; nil when the user has as many as allowed, or is no longer active.
    func insert(_ new: New, of user: PostgresUUID, by origin: Origin) async throws -> APIKey? {
        try await pool.transaction { transaction in
            // The count is taken under the lock, and so stays true.
            try await transaction.execute(SessionStore.lockUser, [.uuid(user)])
            let values: [PostgresValue] = [
                .uuid(user), .uuid(new.id), .text(new.name), .text(new.key.shown), .bytes(try new.key.hash()),
                .bool(new.mayWrite), new.lifeDays.map { .int32($0) } ?? .null, .int64(Limits.apiKeysMax),
            ]
            guard let row = try await transaction.execute(Self.insert, values).first else { return nil }
            try await AuditStore.record(.apiKeyCreated, of: user, by: origin, detail: new.name, in: transaction)
            return try Self.apiKey(row)
        }
    }

    /// The user's keys, the newest first.
    func list(of user: PostgresUUID) async throws(PostgresError) -> [APIKey] {
        var keys: [APIKey] = []
        for row in try await pool.read(Self.list, [.uuid(user)]).rows { keys.append(try Self.apiKey(row)) }
        return keys
    }

    /// Deletes one of the user's keys and revokes what is remembered of it; false when there is none.
    func delete(_ id: PostgresUUID, of user: PostgresUUID, by origin: Origin) async throws -> Bool {
        try await pool.transaction { transaction in
            try await transaction.execute(SessionStore.lockUser, [.uuid(user)])
            guard let row = try await transaction.execute(Self.delete, [.uuid(id), .uuid(user)]).first else {
                return false
            }
            try await revocations.revoke(session: id, in: transaction)
            try await AuditStore.record(.apiKeyDeleted, of: user, by: origin, detail: row.text(0), in: transaction)
            return true
        }
    }

    /// Whom a key speaks for, to be remembered for a while; nil for a key that is nobody's, has expired, or whose user
    /// is not active. Notes that it was used.
    func principal(of key: APIKeyText) async throws -> Principal? {
        guard let row = try await pool.execute(Self.use, [.bytes(key.hash())]).first else { return nil }
        let now = UnixTime(microseconds: try row.microseconds(4))
        let remembered = now.advanced(bySeconds: Limits.apiKeyMemory.wholeSeconds)
        let end = try row.optionalMicroseconds(3).map { UnixTime(microseconds: $0) }
        return Principal(
            userID: UniqueID(try row.uuid(1)), sessionID: UniqueID(try row.uuid(0)), isAdmin: false, issuedAt: now,
            expiresAt: min(end ?? remembered, remembered), credential: .apiKey(mayWrite: try row.bool(2)))
    }

    private static func apiKey(_ row: PostgresRow) throws(PostgresError) -> APIKey {
        APIKey(
            id: try row.uuid(0).description, name: try row.text(1), prefix: try row.text(2),
            scopes: try row.bool(3) ? [.read, .write] : [.read],
            createdAt: Timestamp(microseconds: try row.microseconds(4)),
            expiresAt: try row.optionalMicroseconds(5).map { Timestamp(microseconds: $0) },
            lastUsedAt: try row.optionalMicroseconds(6).map { Timestamp(microseconds: $0) })
    }
}

extension APIKeyStore {
    private static let insert: Statement = """
        INSERT INTO auth.api_key (id, user_id, name, prefix, hash, may_write, expires_at)
        SELECT $2, id, $3, $4, $5, $6, now() + $7::integer * interval '24 hours' FROM auth.app_user
        WHERE id = $1 AND is_active AND (SELECT count(*) FROM auth.api_key WHERE user_id = $1) < $8
        RETURNING id, name, prefix, may_write, created_at, expires_at, last_used_at
        """

    private static let list: Statement = """
        SELECT id, name, prefix, may_write, created_at, expires_at, last_used_at
        FROM auth.api_key WHERE user_id = $1 ORDER BY created_at DESC, id
        """

    private static let delete: Statement = "DELETE FROM auth.api_key WHERE id = $1 AND user_id = $2 RETURNING name"

    private static let use: Statement = """
        UPDATE auth.api_key k SET last_used_at = now() FROM auth.app_user u
        WHERE k.hash = $1 AND u.id = k.user_id AND u.is_active AND (k.expires_at IS NULL OR k.expires_at > now())
        RETURNING k.id, k.user_id, k.may_write, k.expires_at, now()
        """
}
