import Logging
import Postgres
import ServiceLifecycle

/// Finishes what processes that were killed have left: half-deleted videos, half-written files.
struct Housekeeping: Service {
    /// How often it looks.
    private static let interval = Duration.seconds(60)
    /// Far longer than writing a file may take.
    private static let leftoverAge = Duration.seconds(3600)

    let deletions: VideoDeletions
    let objects: FileObjectStore
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.round()
                } catch {
                    if !Task.isCancelled { self.logger.warning("housekeeping failed", error: error) }
                }
                // Only cancellation ends it early, and the loop's condition sees it.
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// One look at everything.
    func round() async throws {
        for id in try await deletions.unfinished() {
            try await objects.deleteAll(of: id.description)
            try await deletions.erase(id)
            logger.info("finished deleting a video", metadata: ["video": "\(id)"])
        }
        let count = try await objects.removeLeftovers(olderThan: Self.leftoverAge)
        if count > 0 { logger.info("removed half-written files", metadata: ["files": "\(count)"]) }
    }
}
