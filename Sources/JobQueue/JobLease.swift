import Postgres

/// A claim on a job: names it in every later write. Once the epoch is stale, those writes change nothing.
public struct JobLease: Sendable, Hashable {
    /// The job.
    public let jobID: PostgresUUID
    /// Counts the job's leases and cancellations.
    public let epoch: Int64
    /// Which try this is, from 1. One above `attemptsMax` says that the tries are used up, by workers that stopped in
    /// the middle: the job is to be given up, not run.
    public let attempt: Int
    /// How many tries the job has.
    public let attemptsMax: Int
    /// How often the job was handed back because its work could not even begin.
    public let postponements: Int

    /// A lease from what its claim returned.
    public init(jobID: PostgresUUID, epoch: Int64, attempt: Int, attemptsMax: Int, postponements: Int = 0) {
        self.jobID = jobID
        self.epoch = epoch
        self.attempt = attempt
        self.attemptsMax = attemptsMax
        self.postponements = postponements
    }

    /// Whether no try is left for this lease.
    public var isExhausted: Bool { attempt > attemptsMax }

    /// Whether another try may follow this one.
    public var hasAttemptsLeft: Bool { attempt < attemptsMax }
}
