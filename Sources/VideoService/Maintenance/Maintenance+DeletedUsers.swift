import Postgres

extension Maintenance {
    /// Deletes what is left of deleted users: their videos, as they would have done themselves, and then the rest. A
    /// token that was good for some seconds more may have added something, so they are looked at for a while.
    func eraseDeletedUsers() async throws -> MaintenanceReport {
        let store = DeletedUserStore(pool: pool)
        var report = MaintenanceReport()
        for user in try await store.pending() {
            report.items += try await eraseVideos(of: user, store)
            while true {
                let count = try await store.deleteRows(of: user, max: Limits.deletionBatch)
                report.items += count
                guard count > 0 else { break }
                try Task.checkCancellation()
            }
            try await store.finish(user)
        }
        return report
    }

    private func eraseVideos(of user: PostgresUUID, _ store: DeletedUserStore) async throws -> Int {
        let deletions = VideoDeletions(pool: pool)
        var count = 0
        while true {
            let ids = try await store.videos(of: user)
            guard !ids.isEmpty else { return count }
            for id in ids {
                try Task.checkCancellation()
                // Killed after this, it is one of the deletions that maintenance finishes.
                try await pool.execute(VideoStore.deleteStatement, [.uuid(id), .uuid(user)])
                try await objects.deleteAll(of: id.description)
                try await deletions.erase(id)
                count += 1
            }
        }
    }
}
