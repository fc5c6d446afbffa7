import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Wakes everyone who follows the revocations: when one is committed, by whatever process, and once per heartbeat in
/// any case.
///
/// The heartbeat makes up for a notification that was lost with its connection, and makes followers look whether the
/// database still answers: only then do they know that they miss nothing.
final class RevocationBell: Service {
    private struct State {
        var lastID = 0
        var followers: [Int: AsyncStream<Void>.Continuation] = [:]
        var isOver = false
    }

    private let pool: PostgresPool
    private let state = Mutex(State())

    init(pool: PostgresPool) {
        self.pool = pool
    }

    /// The rings from now on, those together that come while the follower is busy. They end with the shutdown.
    func rings() -> AsyncStream<Void> {
        let (rings, follower) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state -> Int? in
            guard !state.isOver else { return nil }
            state.lastID += 1
            state.followers[state.lastID] = follower
            return state.lastID
        }
        guard let id else {
            follower.finish()
            return rings
        }
        follower.onTermination = { [weak self] _ in
            // The continuation must not go out of existence under the lock that its own end takes.
            _ = self?.state.withLock { $0.followers.removeValue(forKey: id) }
        }
        return rings
    }

    /// Rings until the graceful shutdown, which ends all streams of revocations, so that the server can drain.
    func run() async throws {
        let notifications = try pool.listen(to: RevocationStore.channel)
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in notifications { self.ring() } }
                group.addTask {
                    while (try? await Task.sleep(for: Limits.revocationHeartbeat)) != nil { self.ring() }
                }
            }
        }
        finish()
    }

    private func ring() {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers { follower.yield() }
    }

    private func finish() {
        let followers = state.withLock { state in
            state.isOver = true
            return Array(state.followers.values)
        }
        for follower in followers { follower.finish() }
    }
}
