import Logging
import Postgres
import RPC
import ServiceLifecycle
import VeoGenAPI

/// Hears of deleted users from AuthService, and notes them for maintenance. What was noted is never asked for again;
/// what was not is, however often either side is killed.
struct DeletedUsers: Service {
    /// Asks AuthService who was deleted after a place in its history.
    typealias Source = @Sendable (ListDeletedUsersRequest) async throws(RPCError) -> DeletedUserList

    let store: DeletedUserStore
    let source: Source
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            var isFailing = false
            repeat {
                do {
                    try await follow()
                    isFailing = false
                } catch {
                    if !isFailing { logger.warning("deleted users not heard of; asking again", error: error) }
                    isFailing = true
                }
                // The pause of a poll; only cancellation ends it early.
            } while (try? await Task.sleep(for: Limits.deletedUsersInterval)) != nil
        }
    }

    /// Notes everybody who was deleted since.
    func follow() async throws {
        while true {
            let sequence = try await store.lastSequence()
            let users = try await source(ListDeletedUsersRequest(afterSequence: sequence)).users
            let deleted = users.compactMap { user in PostgresUUID(user.userID).map { (user.sequence, $0) } }
            // Without progress the same would be asked for ever.
            guard let last = deleted.last, last.0 > sequence else { return }
            try await store.note(deleted.map { (sequence: $0.0, user: $0.1) })
        }
    }
}
