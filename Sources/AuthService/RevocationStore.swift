import Identity
import Postgres
import VeoGenCrypto

/// Revocations in the database: a history in which every reader sees every entry.
struct RevocationStore: Sendable {
    /// Notified when a revocation is committed.
    static let channel = "auth_revocation"

    /// What follows a place in the history.
    struct Batch: Sendable {
        /// In the order of their numbers.
        let revocations: [Revocation]
        /// The last number of all, when the batch reaches it; nil when there is more to read.
        let upToDate: Int64?
    }

    private let pool: PostgresPool
    /// How long a token can still be valid after it was issued, in seconds, all tolerances included.
    private let tokenLifeSeconds: Int64

    init(pool: PostgresPool, policy: TokenPolicy) {
        self.pool = pool
        tokenLifeSeconds = policy.lifeSecondsMax + TokenPolicy.issuedAheadSecondsMax + TokenPolicy.expirySkewSeconds
    }

    /// Revokes every token of a user issued before a moment in microseconds since 1970, a whole second.
    nonisolated(nonsending) func revoke(
        user: PostgresUUID, issuedBefore: Int64, in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        try await transaction.execute(
            Self.revokeUser, [.uuid(user), .timestamp(issuedBefore), .float8(Double(tokenLifeSeconds))])
    }

    /// Revokes every token of a session.
    nonisolated(nonsending) func revoke(
        session: PostgresUUID, in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        try await transaction.execute(Self.revokeSession, [.uuid(session), .float8(Double(tokenLifeSeconds))])
    }

    /// Revokes every token of some sessions.
    nonisolated(nonsending) func revoke(
        sessions: [PostgresUUID], in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        guard !sessions.isEmpty else { return }
        try await transaction.execute(Self.revokeSessions, [.uuidArray(sessions), .float8(Double(tokenLifeSeconds))])
    }

    /// The revocations that still matter after a place in the history.
    func batch(after sequence: Int64, max: Int64 = Limits.revocationBatchMax) async throws -> Batch {
        let result = try await pool.read(Self.after, [.int64(sequence), .int64(max)])
        guard let first = result.first else { throw StoreError.noRow("SELECT of revocations") }
        // Without a revocation there is one row all the same, with the last number only.
        let revocations = try first.isNull(1) ? [] : result.rows.map(Self.revocation)
        return Batch(revocations: revocations, upToDate: revocations.count < max ? try first.int64(0) : nil)
    }

    /// Deletes some that no valid token is covered by any more; returns how many.
    func deleteExpired() async throws(PostgresError) -> Int {
        try await pool.execute(Self.deleteExpired, [.int64(Limits.housekeepingBatchMax)]).affectedRows
    }

    private static func revocation(_ row: PostgresRow) throws -> Revocation {
        let subject: Revocation.Subject
        if let user = try row.optionalUUID(2) {
            subject = .user(UniqueID(user))
        } else {
            subject = .session(try UniqueID(row.uuid(3)))
        }
        // Whole seconds: "before 12:00:01" is "through 12:00:00".
        let issuedBefore = UnixTime(microseconds: try row.microseconds(4))
        return Revocation(
            sequence: try row.int64(1), subject: subject, revokedThrough: issuedBefore.advanced(bySeconds: -1))
    }
}

extension RevocationStore {
    private static let revokeUser: Statement = """
        WITH head AS (UPDATE auth.revocation_head SET sequence = sequence + 1 RETURNING sequence),
        entry AS (
            INSERT INTO auth.revocation (sequence, user_id, issued_before, expires_at)
            SELECT sequence, $1, $2, now() + make_interval(secs => $3) FROM head
        )
        SELECT pg_notify('auth_revocation', '')
        """

    private static let revokeSession: Statement = """
        WITH head AS (UPDATE auth.revocation_head SET sequence = sequence + 1 RETURNING sequence),
        entry AS (
            INSERT INTO auth.revocation (sequence, session_id, issued_before, expires_at)
            SELECT sequence, $1, date_trunc('second', clock_timestamp()) + interval '1 second',
                now() + make_interval(secs => $2)
            FROM head
        )
        SELECT pg_notify('auth_revocation', '')
        """

    private static let revokeSessions: Statement = """
        WITH head AS (
            UPDATE auth.revocation_head SET sequence = sequence + cardinality($1::uuid[])
            RETURNING sequence - cardinality($1::uuid[]) AS before
        ),
        entry AS (
            INSERT INTO auth.revocation (sequence, session_id, issued_before, expires_at)
            SELECT before + place, id, date_trunc('second', clock_timestamp()) + interval '1 second',
                now() + make_interval(secs => $2)
            FROM head, unnest($1::uuid[]) WITH ORDINALITY AS session (id, place)
        )
        SELECT pg_notify('auth_revocation', '')
        """

    private static let after: Statement = """
        SELECT head.sequence, r.sequence, r.user_id, r.session_id, r.issued_before
        FROM auth.revocation_head head
        LEFT JOIN auth.revocation r ON r.sequence > $1 AND r.expires_at > now()
        ORDER BY r.sequence LIMIT $2
        """

    private static let deleteExpired: Statement = """
        DELETE FROM auth.revocation WHERE sequence IN (
            SELECT sequence FROM auth.revocation WHERE expires_at < now() ORDER BY expires_at LIMIT $1
        )
        """
}
