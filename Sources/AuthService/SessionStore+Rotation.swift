import Postgres
import VeoGenCrypto

/// What became of a refresh token that was presented.
enum Rotation: Sendable {
    /// The session goes on with this token.
    case renewed(LiveSession, RefreshToken)
    /// The token is unknown, or its session or user is no longer good for tokens.
    case refused
    /// The token had been used before, too long ago for a lost answer: somebody else has a copy. The session has ended.
    case reused(session: PostgresUUID)
}

extension SessionStore {
    /// One row of the chain of a session's refresh tokens.
    private struct Link {
        let isGood: Bool
        let isHead: Bool
        let isWithinGrace: Bool
        let successorSeed: [UInt8]?
        let sessionID: PostgresUUID
    }

    /// Replaces a refresh token by its successor, once. Presented again within the grace, it gives the head of the
    /// chain, as the first time; later it ends the session.
    ///
    /// - Parameter seed: makes the successor, should this be the first use.
    func rotate(_ presented: RefreshToken, seed: [UInt8]) async throws -> Rotation {
        try await pool.transaction { transaction in
            let hash = try presented.hash()
            // Locks the owner. What is read afterwards is as of after the lock.
            guard let owner = try await transaction.execute(Self.lockOwner, [.bytes(hash)]).first,
                let link = try await link(hash, in: transaction)
            else { return .refused }
            guard try owner.bool(0), link.isGood else { return .refused }
            guard link.isHead || link.isWithinGrace else {
                try await end(link.sessionID, in: transaction)
                return .reused(session: link.sessionID)
            }
            let head = try await head(after: presented, link, seed: seed, in: transaction)
            guard let head else {
                try await end(link.sessionID, in: transaction)
                return .reused(session: link.sessionID)
            }
            guard let row = try await transaction.execute(Self.sessionAfterLock, [.uuid(link.sessionID)]).first else {
                return .refused
            }
            return .renewed(try LiveSession(row), head)
        }
    }

    /// The token that the client is to hold next. Nil when the chain is longer than an honest client makes it.
    private nonisolated(nonsending) func head(
        after presented: RefreshToken, _ link: Link, seed: [UInt8], in transaction: PostgresTransaction
    ) async throws -> RefreshToken? {
        guard let firstSeed = link.successorSeed else {
            let successor = try presented.successor(seed: seed)
            try await transaction.execute(Self.use, [.bytes(presented.hash()), .bytes(seed)])
            try await transaction.execute(Self.insertSuccessor, [.bytes(successor.hash()), .uuid(link.sessionID)])
            return successor
        }
        var token = try presented.successor(seed: firstSeed)
        for _ in 0..<Limits.refreshChainMax {
            guard let next = try await self.link(token.hash(), in: transaction) else { return nil }
            guard let nextSeed = next.successorSeed else { return token }
            token = try token.successor(seed: nextSeed)
        }
        return nil
    }

    private nonisolated(nonsending) func link(
        _ hash: [UInt8], in transaction: PostgresTransaction
    ) async throws(PostgresError) -> Link? {
        let grace = Double(refreshGrace.wholeSeconds)
        let result = try await transaction.execute(Self.readLink, [.bytes(hash), .float8(grace)])
        guard let row = result.first else { return nil }
        return Link(
            isGood: try row.bool(0), isHead: try row.bool(1), isWithinGrace: try row.optionalBool(2) ?? false,
            successorSeed: try row.optionalBytes(3), sessionID: try row.uuid(4))
    }

    private static let lockOwner: Statement = """
        SELECT u.is_active FROM auth.refresh_token t
        JOIN auth.session s ON s.id = t.session_id JOIN auth.app_user u ON u.id = s.user_id
        WHERE t.hash = $1 FOR NO KEY UPDATE OF u
        """

    private static let readLink: Statement = """
        SELECT s.ended_at IS NULL AND s.expires_at > clock_timestamp() AND t.expires_at > clock_timestamp(),
            t.used_at IS NULL,
            -- Also not before the use: a clock that was set back would stretch the grace.
            clock_timestamp() BETWEEN t.used_at AND t.used_at + make_interval(secs => $2),
            t.successor_seed, t.session_id
        FROM auth.refresh_token t JOIN auth.session s ON s.id = t.session_id
        WHERE t.hash = $1
        """

    private static let use: Statement =
        "UPDATE auth.refresh_token SET used_at = clock_timestamp(), successor_seed = $2 WHERE hash = $1"

    private static let insertSuccessor: Statement = """
        WITH used AS (
            UPDATE auth.session SET last_used_at = clock_timestamp() WHERE id = $2 RETURNING id, expires_at
        )
        INSERT INTO auth.refresh_token (hash, session_id, expires_at) SELECT $1, id, expires_at FROM used
        """

    private static let sessionAfterLock: Statement = """
        SELECT s.id, s.user_id, u.is_admin, s.expires_at, clock_timestamp(), u.tokens_revoked_before
        FROM auth.session s JOIN auth.app_user u ON u.id = s.user_id
        WHERE s.id = $1
        """
}
