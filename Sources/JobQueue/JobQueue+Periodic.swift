import Postgres

/// Jobs that are run again and again, by one worker at a time.
extension JobQueue {
    /// What the schema has for them: a migration of its own, after the others.
    public static var periodicScript: String { String(decoding: PackageResources.job_periodic_sql, as: UTF8.self) }

    /// Makes sure that there is a job of this id, due at once the first time. Whoever has its lease parks it until the
    /// next time; when that worker dies, another takes over. It has no bound and never ends by itself.
    public func ensurePeriodic(id: PostgresUUID, kind: String) async throws(PostgresError) {
        try await pool.execute(Self.ensureStatement, [.text(name), .uuid(id), .text(kind)])
    }

    /// Deletes up to `jobsMax` jobs of any queue that were given up longer ago than `retention`; returns how many.
    public func pruneDead(olderThan retention: Duration, jobsMax: Int) async throws(PostgresError) -> Int {
        let values: [PostgresValue] = [.float8(retention.inSeconds), .int32(Int32(clamping: jobsMax))]
        return Int(try await pool.execute(Self.pruneDeadStatement, values).first?.int64(0) ?? 0)
    }

    private static let ensureStatement: Statement = "SELECT job_ensure_periodic($1, $2, $3)"
    private static let pruneDeadStatement: Statement = "SELECT job_prune_dead(make_interval(secs => $1), $2)"
}
