/// Where a job stands, as the type `job_state` of the schema has it.
public enum JobState: String, Sendable, CaseIterable {
    /// May be run at once.
    case available
    /// Will be available at a time.
    case scheduled
    /// A worker has a lease on it.
    case running
    /// Waits for something outside, such as a provider, until a time, and holds no worker.
    case parked
    /// Has failed, and will be tried again at a time.
    case retryable
    /// Done.
    case completed
    /// Stopped by its owner.
    case cancelled
    /// Given up. Kept, with its last error, for operators.
    case discarded
}
