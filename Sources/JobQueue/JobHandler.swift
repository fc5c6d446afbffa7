import Postgres

/// What a worker needs to know about the jobs that it runs.
public protocol JobHandler: Sendable {
    /// A claimed job with everything that is needed to run it.
    associatedtype Work: LeasedWork

    /// Leases up to `jobsMax` jobs to the worker by `job_claim`, and does what belongs to their begin. When it throws,
    /// what it has leased is handed back.
    func claim(worker: PostgresUUID, jobsMax: Int) async throws -> [Work]

    /// Runs a job and settles it. When the task is cancelled it returns soon; what is not settled is handed back.
    func run(_ work: Work) async
}

/// Work under a lease.
public protocol LeasedWork: Sendable {
    /// The right to do it.
    var lease: JobLease { get }
}

extension Job: LeasedWork {}
