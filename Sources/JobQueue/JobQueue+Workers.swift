import Postgres

/// The life of workers: signs of life, and what becomes of the jobs of those that gave none.
extension JobQueue {
    /// Says that a worker lives; the first time, that it exists.
    func beat(_ worker: PostgresUUID) async throws(PostgresError) {
        try await pool.execute(Self.beatStatement, [.uuid(worker)])
    }

    /// Makes this queue's jobs of workers that gave no sign of life for `lease` available again, but for those of the
    /// worker that asks; returns how many.
    public func rescue(lease: Duration, by worker: PostgresUUID? = nil) async throws(PostgresError) -> Int {
        let values: [PostgresValue] = [
            .float8(lease.inSeconds), .text(name), worker.map { .uuid($0) } ?? .null,
        ]
        return Int(try await pool.execute(Self.rescueStatement, values).first?.int64(0) ?? 0)
    }

    /// Hands back what is leased to a worker beyond what it knows of; returns how many jobs.
    func handBack(from worker: PostgresUUID, except known: [JobLease]) async throws(PostgresError) -> Int {
        let values: [PostgresValue] = [
            .uuid(worker), .uuidArray(known.map(\.jobID)), .int64Array(known.map(\.epoch)),
        ]
        let result = try await pool.execute(Self.handBackStatement, values)
        return Int(try result.first?.int64(0) ?? 0)
    }

    /// Ends a worker: what it has not finished is available again. Returns how many jobs that were.
    func leave(_ worker: PostgresUUID) async throws(PostgresError) -> Int {
        Int(try await pool.execute(Self.leaveStatement, [.uuid(worker)]).first?.int64(0) ?? 0)
    }

    /// Deletes up to `jobsMax` jobs that were completed or cancelled longer ago than `retention`; returns how many.
    public func prune(olderThan retention: Duration, jobsMax: Int) async throws(PostgresError) -> Int {
        let values: [PostgresValue] = [.float8(retention.inSeconds), .int32(Int32(clamping: jobsMax))]
        return Int(try await pool.execute(Self.pruneStatement, values).first?.int64(0) ?? 0)
    }

    private static let beatStatement: Statement = """
        INSERT INTO job_worker (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()
        """
    private static let rescueStatement: Statement = "SELECT job_rescue(make_interval(secs => $1), $2, $3)"
    private static let handBackStatement: Statement = "SELECT job_hand_back($1, $2, $3)"
    private static let leaveStatement: Statement = "SELECT job_worker_leave($1)"
    private static let pruneStatement: Statement = "SELECT job_prune(make_interval(secs => $1), $2)"
}
