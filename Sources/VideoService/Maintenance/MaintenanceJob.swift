import CoreMetrics
import JobQueue
import Logging
import Postgres

/// Runs the tasks of maintenance as periodic jobs.
struct MaintenanceJob: JobHandler {
    /// The queue of maintenance.
    static let queueName = "maintenance"
    /// How soon a task that failed is run again, at most.
    private static let failurePause = Duration.seconds(60)

    let queue: JobQueue
    let maintenance: Maintenance
    let logger: Logger

    /// Makes sure that there is a job for each task.
    func ensureJobs() async throws {
        for task in MaintenanceTask.allCases { try await queue.ensurePeriodic(id: task.jobID, kind: task.rawValue) }
    }

    func claim(worker: PostgresUUID, jobsMax: Int) async throws -> [Job] {
        try await queue.claim(worker: worker, jobsMax: jobsMax)
    }

    func run(_ job: Job) async {
        // A task of a newer version of this program: its own workers see to it.
        guard let task = MaintenanceTask(rawValue: job.kind) else { return await park(job, for: Self.failurePause) }
        do {
            let report = try await maintenance.run(task)
            Self.count(report, of: task)
            if report.items > 0 {
                let metadata: Logger.Metadata = [
                    "task": "\(task.rawValue)", "items": "\(report.items)", "bytes": "\(report.bytes)",
                ]
                logger.info("maintenance freed something", metadata: metadata)
            }
            await park(job, for: task.interval)
        } catch {
            // Stopped with the process: the worker hands the job back.
            if Task.isCancelled { return }
            logger.warning("maintenance failed", error: error, metadata: ["task": "\(task.rawValue)"])
            await park(job, for: min(task.interval, Self.failurePause))
        }
    }

    /// While the database is away the job stays this worker's, which goes on trying until it stops.
    private func park(_ job: Job, for delay: Duration) async {
        while !Task.isCancelled {
            do {
                _ = try await queue.park(job.lease, for: delay)
                return
            } catch {
                logger.warning("a task of maintenance was not parked", error: error, metadata: ["task": "\(job.kind)"])
            }
            // The pause of a poll that has no signal to wait for; only cancellation ends it early.
            try? await Task.sleep(for: Limits.postponement)
        }
    }

    private static func count(_ report: MaintenanceReport, of task: MaintenanceTask) {
        let labels = [("task", task.rawValue)]
        Counter(label: "veogen_maintenance_freed_total", dimensions: labels).increment(by: Int64(report.items))
        if report.bytes > 0 {
            Counter(label: "veogen_maintenance_freed_bytes_total", dimensions: labels).increment(by: report.bytes)
        }
    }
}
