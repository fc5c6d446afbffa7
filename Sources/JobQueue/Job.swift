import Postgres

/// A job as its claim returned it.
public struct Job: Sendable, Equatable {
    /// The right to work on it.
    public let lease: JobLease
    /// What is to be done.
    public let kind: String
    /// The caller's id of what the job is about.
    public let subject: PostgresUUID

    /// A claimed job.
    public init(lease: JobLease, kind: String, subject: PostgresUUID) {
        self.lease = lease
        self.kind = kind
        self.subject = subject
    }
}
