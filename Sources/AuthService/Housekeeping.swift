import Logging
import ServiceLifecycle

/// Deletes what has expired, now and then. Nothing depends on it but the size of the tables.
struct Housekeeping: Service {
    let sessions: SessionStore
    let revocations: RevocationStore
    let keys: SigningKeyStore
    let audit: AuditStore
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Limits.housekeepingInterval)) != nil {
                do {
                    try await sweep()
                } catch {
                    logger.warning("expired rows not deleted; later again", error: error)
                }
            }
        }
    }

    /// Deletes all that has expired, a batch at a time.
    func sweep() async throws {
        while try await sessions.deleteExpired() == Limits.housekeepingBatchMax {}
        while try await revocations.deleteExpired() == Limits.housekeepingBatchMax {}
        while try await audit.deleteOld() == Limits.housekeepingBatchMax {}
        _ = try await keys.deleteRetired()
    }
}
