import Postgres

/// Turns of tenants, and pauses.
extension JobQueue {
    /// What the schema has for them: a migration of its own, after the others.
    public static var fairnessScript: String { String(decoding: PackageResources.job_fairness_sql, as: UTF8.self) }

    /// Nothing new is begun from now on: only jobs that are parked are gone on with. Jobs may be added all the same.
    public func pause() async throws(PostgresError) {
        try await pool.execute(Self.pauseStatement, [.text(name)])
    }

    /// Ends the pause; false when there was none.
    public func resume() async throws(PostgresError) -> Bool {
        try await pool.execute(Self.resumeStatement, [.text(name)]).affectedRows == 1
    }

    /// Whether the queue is paused.
    public func isPaused() async throws(PostgresError) -> Bool {
        try await pool.read(Self.isPausedStatement, [.text(name)]).count == 1
    }

    private static let pauseStatement: Statement = "INSERT INTO job_pause (queue) VALUES ($1) ON CONFLICT DO NOTHING"
    private static let resumeStatement: Statement = "DELETE FROM job_pause WHERE queue = $1"
    private static let isPausedStatement: Statement = "SELECT 1 FROM job_pause WHERE queue = $1"
}
