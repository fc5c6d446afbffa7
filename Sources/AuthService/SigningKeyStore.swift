import Identity
import Postgres
import VeoGenCrypto

/// Signing keys in the database.
struct SigningKeyStore: Sendable {
    /// The keys of one moment.
    struct KeySet: Sendable {
        /// The key that signs.
        let signing: SigningKey
        /// All keys that tokens may have been signed with, and those that will sign soon; oldest first.
        let published: [JSONWebKey]
    }

    private let pool: PostgresPool
    /// How long a token can still be valid after its key has stopped to sign, in seconds.
    private let tokenLifeSeconds: Int64

    init(pool: PostgresPool, policy: TokenPolicy) {
        self.pool = pool
        tokenLifeSeconds = policy.lifeSecondsMax + TokenPolicy.issuedAheadSecondsMax + TokenPolicy.expirySkewSeconds
    }

    /// Adds `key`, which signs at once, unless there is a key already. Of several that start together, one wins.
    func addFirst(_ key: SigningKey) async throws {
        try await pool.transaction { transaction in
            try await transaction.execute(Self.lock)
            try await transaction.execute(
                Self.insertFirst, [.text(key.verifyingKey.keyID), .bytes(key.pkcs8())])
        }
    }

    /// Adds `key`, which signs once every instance has published it, and retires the others after their last token.
    func rotate(to key: SigningKey) async throws {
        try await pool.transaction { transaction in
            let lead = Double(Limits.keyPublicationLead.wholeSeconds)
            try await transaction.execute(Self.lock)
            try await transaction.execute(Self.retireOthers, [.float8(lead + Double(tokenLifeSeconds))])
            try await transaction.execute(
                Self.insertNext, [.text(key.verifyingKey.keyID), .bytes(key.pkcs8()), .float8(lead)])
        }
    }

    /// The keys that count now; nil when there is none that signs.
    ///
    /// - Throws: `PostgresError`, and `CryptoError.malformedKey` for a row that holds no such key.
    func current() async throws -> KeySet? {
        let result = try await pool.read(Self.current, [.int64(Limits.signingKeysMax)])
        var signing: SigningKey?
        var published: [JSONWebKey] = []
        for row in result.rows.reversed() {
            let key = try SigningKey(pkcs8: row.bytes(1))
            guard key.verifyingKey.keyID == (try row.text(0)) else { throw CryptoError.malformedKey }
            published.append(JSONWebKey(key.verifyingKey))
            if try row.bool(2) { signing = key }
        }
        return signing.map { KeySet(signing: $0, published: published) }
    }

    /// Deletes keys that no valid token is signed with any more; returns how many.
    func deleteRetired() async throws(PostgresError) -> Int {
        try await pool.execute(Self.deleteRetired).affectedRows
    }
}

extension SigningKeyStore {
    /// The number means nothing: it only has to be the same everywhere and nobody else's.
    private static let lock: Statement = "SELECT pg_advisory_xact_lock(hashtextextended('auth.signing_key', 0))"

    private static let insertFirst: Statement = """
        INSERT INTO auth.signing_key (kid, private_key, signs_from)
        SELECT $1, $2, now()
        WHERE NOT EXISTS (SELECT FROM auth.signing_key WHERE retired_at IS NULL)
        """

    private static let retireOthers: Statement = """
        UPDATE auth.signing_key SET retired_at = greatest(now(), signs_from) + make_interval(secs => $1)
        WHERE retired_at IS NULL
        """

    private static let insertNext: Statement = """
        INSERT INTO auth.signing_key (kid, private_key, signs_from)
        VALUES ($1, $2, now() + make_interval(secs => $3))
        """

    /// The newest, should there be more than verifiers hold.
    private static let current: Statement = """
        SELECT kid, private_key, signs_from <= now()
        FROM auth.signing_key WHERE retired_at IS NULL OR retired_at > now()
        ORDER BY signs_from DESC, kid DESC LIMIT $1
        """

    private static let deleteRetired: Statement = "DELETE FROM auth.signing_key WHERE retired_at < now()"
}
