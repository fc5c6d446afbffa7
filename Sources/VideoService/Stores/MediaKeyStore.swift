import Postgres
import VeoGenCrypto

/// The key that signs URLs, kept in the database for deployments that give none.
struct MediaKeyStore: Sendable {
    private static let keyBytes = 32

    let pool: PostgresPool

    /// The key; the first caller makes it. Throws `PostgresError`, or `CryptoError` without randomness.
    func key() async throws -> [UInt8] {
        let made = try SecureRandom.bytes(Self.keyBytes)
        try await pool.execute(Self.makeStatement, [.bytes(made)])
        guard let row = try await pool.read(Self.readStatement).first else { return made }
        return try row.bytes(0)
    }

    private static let makeStatement: Statement = "INSERT INTO media_key (key) VALUES ($1) ON CONFLICT DO NOTHING"
    private static let readStatement: Statement = "SELECT key FROM media_key"
}
