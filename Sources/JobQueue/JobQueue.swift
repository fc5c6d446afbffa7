import Postgres

/// One durable queue in the caller's schema. Knows nothing about what its jobs do.
///
/// A job is added by the SQL function `job_enqueue` inside the caller's own statement, and settled by `job_settle` in
/// the statement that stores its outcome, so that either is stored with what belongs to it or not at all. The methods
/// here are for what needs no such company. All throw `PostgresError`.
public struct JobQueue: Sendable {
    /// The tables and functions, to be run as one of the schema's migrations.
    public static var schemaScript: String { String(decoding: PackageResources.job_queue_sql, as: UTF8.self) }

    /// What the schema has had since then: a migration of its own, after the first.
    public static var wakeScript: String { String(decoding: PackageResources.job_wake_sql, as: UTF8.self) }

    /// What orders a cancellation behind what it has waited for: a migration of its own, after those before it here.
    public static var cancelScript: String { String(decoding: PackageResources.job_cancel_sql, as: UTF8.self) }

    /// What keeps a worker from rescuing its own jobs: a migration of its own, after those before it here.
    public static var rescueScript: String { String(decoding: PackageResources.job_rescue_sql, as: UTF8.self) }

    /// How jobs come to a queue that is empty, or fills up: a migration of its own, after those before it here.
    public static var admissionScript: String { String(decoding: PackageResources.job_admission_sql, as: UTF8.self) }

    /// How they take places in one that fills up without waiting for each other: a migration of its own, after those
    /// before it here.
    public static var placesScript: String { String(decoding: PackageResources.job_places_sql, as: UTF8.self) }

    /// How a job that is done in part goes on: a migration of its own, after all others.
    public static var handOnScript: String { String(decoding: PackageResources.job_hand_on_sql, as: UTF8.self) }

    /// The queue's name.
    public let name: String
    let pool: PostgresPool

    /// The queue of that name. The pool's `searchPath` begins with the schema.
    public init(name: String, pool: PostgresPool) {
        self.name = name
        self.pool = pool
    }

    /// Sets how many unfinished jobs the queue takes, and counts those that it has.
    public func setBound(_ jobsMax: Int) async throws(PostgresError) {
        try await pool.execute(Self.boundStatement, [.text(name), .int64(Int64(jobsMax))])
    }

    /// Adds a job that may run at once; false when the queue is full.
    public func enqueue(
        id: PostgresUUID, kind: String, tenant: PostgresUUID, subject: PostgresUUID, attemptsMax: Int
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .text(name), .uuid(id), .text(kind), .uuid(tenant), .uuid(subject), .int16(Int16(clamping: attemptsMax)),
        ]
        let result = try await pool.execute(Self.enqueueStatement, values)
        return try result.first?.optionalInt64(0) != nil
    }

    /// Leases up to `jobsMax` due jobs to a worker.
    public func claim(worker: PostgresUUID, jobsMax: Int) async throws(PostgresError) -> [Job] {
        let result = try await pool.execute(
            Self.claimStatement, [.uuid(worker), .text(name), .int32(Int32(clamping: jobsMax))])
        var jobs: [Job] = []
        for row in result.rows {
            let lease = JobLease(
                jobID: try row.uuid(0), epoch: try row.int64(1), attempt: Int(try row.int16(2)),
                attemptsMax: Int(try row.int16(3)), postponements: Int(try row.int32(4)))
            jobs.append(Job(lease: lease, kind: try row.text(5), subject: try row.uuid(6)))
        }
        return jobs
    }

    /// The work is done; false when the lease was lost.
    public func complete(_ lease: JobLease) async throws(PostgresError) -> Bool {
        try await settle(lease, .completed)
    }

    /// The work failed and is to be tried again after `delay`; false when the lease was lost.
    public func retry(_ lease: JobLease, after delay: Duration, error: String) async throws(PostgresError) -> Bool {
        try await settle(lease, .retryable, after: delay, error: error)
    }

    /// The work goes on by itself elsewhere: look again after `delay`. False when the lease was lost.
    public func park(_ lease: JobLease, for delay: Duration) async throws(PostgresError) -> Bool {
        try await settle(lease, .parked, after: delay)
    }

    /// The work failed for good; false when the lease was lost.
    public func discard(_ lease: JobLease, error: String) async throws(PostgresError) -> Bool {
        try await settle(lease, .discarded, error: error)
    }

    /// The work could not even begin: try again after `delay`, without using up this attempt. False when the lease was
    /// lost.
    public func postpone(_ lease: JobLease, for delay: Duration, error: String) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(lease.jobID), .int64(lease.epoch), .float8(delay.inSeconds), .text(error),
        ]
        return try await pool.execute(Self.postponeStatement, values).first?.bool(0) ?? false
    }

    /// Stops a job in whatever state it is; false when it is finished or unknown.
    public func cancel(_ jobID: PostgresUUID) async throws(PostgresError) -> Bool {
        try await pool.execute(Self.cancelStatement, [.uuid(jobID)]).first?.bool(0) ?? false
    }

    private func settle(
        _ lease: JobLease, _ state: JobState, after delay: Duration = .zero, error: String? = nil
    ) async throws(PostgresError) -> Bool {
        let values: [PostgresValue] = [
            .uuid(lease.jobID), .int64(lease.epoch), .text(state.rawValue), .float8(delay.inSeconds), .text(error),
        ]
        return try await pool.execute(Self.settleStatement, values).first?.bool(0) ?? false
    }

    private static let boundStatement: Statement = "SELECT job_bound($1, $2)"
    private static let enqueueStatement: Statement = "SELECT job_enqueue($1, $2, $3, $4, $5, $6)"
    private static let claimStatement: Statement = """
        SELECT id, lease_epoch, attempt, attempts_max, postponements, kind, subject FROM job_claim($1, $2, $3)
        """
    private static let settleStatement: Statement = """
        SELECT job_settle($1, $2, $3::text::job_state, make_interval(secs => $4), $5)
        """
    private static let postponeStatement: Statement = "SELECT job_postpone($1, $2, make_interval(secs => $3), $4)"
    private static let cancelStatement: Statement = "SELECT job_cancel($1)"
}
