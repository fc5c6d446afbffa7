import Postgres

/// What is cleaned up now and then. Each is a periodic job of the queue `maintenance`, done by one worker at a time.
enum MaintenanceTask: String, Sendable, CaseIterable {
    /// Videos that were deleted by a process that did not finish.
    case deletions
    /// Videos, files and rows of users who were deleted.
    case deletedUsers = "deleted_users"
    /// Files that processes left half-written when they were killed.
    case temporaryFiles = "temporary_files"
    /// Files with a name that no video has: stored by a worker that was killed before it completed the job.
    case orphanedFiles = "orphaned_files"
    /// Events that nobody resumes from any more.
    case events
    /// Ended calls to providers.
    case calls
    /// Jobs that were given up.
    case deadJobs = "dead_jobs"
    /// Keys whose day is over.
    case idempotencyKeys = "idempotency_keys"
    /// Messages to webhooks that have ended.
    case deliveries
    /// Paid calls that no job follows.
    case reconciliation

    /// From the end of one run to the begin of the next.
    var interval: Duration {
        switch self {
        case .deletedUsers: .seconds(10)
        case .reconciliation: .seconds(30)
        case .deletions: .seconds(60)
        case .temporaryFiles, .orphanedFiles, .idempotencyKeys: .seconds(600)
        case .events, .calls, .deadJobs, .deliveries: .seconds(3600)
        }
    }

    /// The job's id, the same for ever and on every machine.
    var jobID: PostgresUUID {
        let number: UInt64 =
            switch self {
            case .deletions: 1
            case .temporaryFiles: 2
            case .orphanedFiles: 3
            case .events: 4
            case .calls: 5
            case .deadJobs: 6
            case .idempotencyKeys: 7
            case .reconciliation: 8
            case .deliveries: 9
            case .deletedUsers: 30
            }
        // Version 8 (RFC 9562): the application's own.
        return PostgresUUID(high: 0x6D61_696E_7465_8000, low: 0x8000_0000_0000_0000 | number)
    }
}

/// What a run has freed.
struct MaintenanceReport: Sendable, Equatable {
    /// Rows or files.
    var items = 0
    /// Of files.
    var bytes: Int64 = 0
}
