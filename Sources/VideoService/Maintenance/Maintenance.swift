import JobQueue
import Logging
import Postgres

/// Cleans up. Every task may be run at any moment, by any number of processes, beside everything else: it takes only
/// what nobody can want any more.
struct Maintenance: Sendable {
    let pool: PostgresPool
    let queue: JobQueue
    let objects: FileObjectStore
    let reconciler: CallReconciler
    let logger: Logger

    /// Runs a task and tells what it freed. Throws what keeps it from going on; what it has done by then stays done.
    func run(_ task: MaintenanceTask) async throws -> MaintenanceReport {
        switch task {
        case .deletions: return try await finishDeletions()
        case .deletedUsers: return try await eraseDeletedUsers()
        case .temporaryFiles: return try await objects.removeLeftovers(olderThan: Limits.leftoverAge)
        case .orphanedFiles: return try await removeOrphans()
        case .events:
            return try await inBatches { () async throws(PostgresError) in
                try await retention.deleteEvents(olderThan: Limits.eventRetention, max: Limits.deletionBatch)
            }
        case .calls:
            return try await inBatches { () async throws(PostgresError) in
                try await retention.deleteCalls(
                    free: Limits.freeCallRetention, paid: Limits.paidCallRetention, max: Limits.deletionBatch)
            }
        case .deadJobs:
            return try await inBatches { () async throws(PostgresError) in
                try await queue.pruneDead(olderThan: Limits.deadJobRetention, jobsMax: Limits.deletionBatch)
            }
        case .idempotencyKeys:
            return try await inBatches { () async throws(PostgresError) in
                try await retention.deleteKeys(max: Limits.deletionBatch)
            }
        case .deliveries:
            return try await inBatches { () async throws(PostgresError) in
                try await retention.deleteDeliveries(olderThan: Limits.deliveryRetention, max: Limits.deletionBatch)
            }
        case .reconciliation:
            try await reconciler.round()
            return MaintenanceReport()
        }
    }

    private var retention: RetentionStore { RetentionStore(pool: pool) }

    /// Small transactions, until one finds too little to fill it.
    private func inBatches(_ delete: () async throws(PostgresError) -> Int) async throws -> MaintenanceReport {
        var report = MaintenanceReport()
        while true {
            let count = try await delete()
            report.items += count
            guard count == Limits.deletionBatch else { return report }
            try Task.checkCancellation()
        }
    }

    private func finishDeletions() async throws -> MaintenanceReport {
        let deletions = VideoDeletions(pool: pool)
        var report = MaintenanceReport()
        for id in try await deletions.unfinished() {
            try await objects.deleteAll(of: id.description)
            try await deletions.erase(id)
            report.items += 1
            logger.info("finished deleting a video", metadata: ["video": "\(id)"])
        }
        return report
    }

    /// Files old enough that no lease under which they could have been written is still without its end, and that the
    /// database doesn't name. The age is looked at again by whatever removes a file, so that one that was just written
    /// anew under the same name stays.
    private func removeOrphans() async throws -> MaintenanceReport {
        var report = MaintenanceReport()
        for folder in try await objects.folders() {
            let names = try await objects.names(in: folder, olderThan: Limits.leftoverAge)
            for start in stride(from: 0, to: names.count, by: Limits.orphanBatch) {
                let batch = Array(names[start..<min(start + Limits.orphanBatch, names.count)])
                for name in try await retention.unknownObjects(of: batch) {
                    guard let bytes = try await objects.remove(name, olderThan: Limits.leftoverAge) else { continue }
                    report.items += 1
                    report.bytes += bytes
                }
            }
        }
        return report
    }
}
