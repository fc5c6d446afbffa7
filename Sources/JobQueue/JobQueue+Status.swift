import Postgres

/// What operators and metrics ask.
extension JobQueue {
    /// A job that was given up.
    public struct DeadJob: Sendable, Equatable {
        /// The job.
        public let id: PostgresUUID
        /// What it was about.
        public let subject: PostgresUUID
        /// How many tries it had.
        public let attempts: Int
        /// Why the last one failed.
        public let lastError: String
        /// When it was given up, in microseconds since 1970.
        public let finishedAtMicroseconds: Int64
    }

    /// How many jobs are in each state. Reads the whole table: for operators, not for requests.
    public func depths() async throws(PostgresError) -> [JobState: Int] {
        var depths: [JobState: Int] = [:]
        for row in try await pool.read(Self.depthsStatement, [.text(name)]).rows {
            if let state = JobState(rawValue: try row.text(0)) { depths[state] = Int(try row.int64(1)) }
        }
        return depths
    }

    /// How many jobs are unfinished, from the kept count.
    public func unfinishedCount() async throws(PostgresError) -> Int {
        Int(try await pool.read(Self.unfinishedStatement, [.text(name)]).first?.int64(0) ?? 0)
    }

    /// Whether another job would be taken now.
    public func hasPlace() async throws(PostgresError) -> Bool {
        try await pool.read(Self.placeStatement, [.text(name)]).first?.bool(0) ?? false
    }

    /// How many jobs workers have leases on.
    public func runningCount() async throws(PostgresError) -> Int {
        Int(try await pool.read(Self.runningStatement, [.text(name)]).first?.int64(0) ?? 0)
    }

    /// The tickets of the first jobs in line, in the order in which they will be claimed. Jobs with the same ticket are
    /// claimed in any order.
    public func headTickets(max: Int) async throws(PostgresError) -> [Int64] {
        var tickets: [Int64] = []
        for row in try await pool.read(Self.headStatement, [.text(name), .int32(Int32(clamping: max))]).rows {
            tickets.append(try row.int64(0))
        }
        return tickets
    }

    /// The jobs that were given up last.
    public func deadJobs(jobsMax: Int) async throws(PostgresError) -> [DeadJob] {
        var jobs: [DeadJob] = []
        for row in try await pool.read(Self.deadStatement, [.text(name), .int32(Int32(clamping: jobsMax))]).rows {
            jobs.append(
                DeadJob(
                    id: try row.uuid(0), subject: try row.uuid(1), attempts: Int(try row.int16(2)),
                    lastError: try row.optionalText(3) ?? "", finishedAtMicroseconds: try row.microseconds(4)))
        }
        return jobs
    }

    private static let depthsStatement: Statement = """
        SELECT state::text, count(*) FROM job WHERE queue = $1 GROUP BY state
        """
    private static let unfinishedStatement: Statement = """
        SELECT coalesce(sum(used), 0)::bigint FROM job_place WHERE queue = $1
        """
    private static let placeStatement: Statement = """
        SELECT EXISTS (SELECT FROM job_place WHERE queue = $1 AND used < capacity)
        """
    private static let runningStatement: Statement = """
        SELECT count(*) FROM job WHERE queue = $1 AND state = 'running'
        """
    private static let headStatement: Statement = """
        SELECT ticket FROM job WHERE queue = $1 AND state = 'available' ORDER BY priority, ticket LIMIT $2
        """
    private static let deadStatement: Statement = """
        SELECT id, subject, attempt, last_error, finished_at FROM job
        WHERE queue = $1 AND state = 'discarded' ORDER BY finished_at DESC LIMIT $2
        """
}
