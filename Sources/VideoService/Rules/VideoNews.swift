import JobQueue
import Postgres

/// Tells the other processes what was committed here.
struct VideoNews: Sendable {
    let events: NotificationCoalescer
    let jobs: NotificationCoalescer

    /// There are events of a user.
    func eventsOf(_ owner: PostgresUUID) {
        events.report(owner)
    }

    /// There is a job to be run.
    func newJob() {
        jobs.report()
    }
}
