import Synchronization

/// Counts the jobs that run in a process, and wakes the claimer when there is news or room.
final class JobSlots: Sendable {
    /// Why the claimer is woken.
    enum WakeUp: Sendable {
        /// Jobs may be waiting.
        case news
        /// A job has ended.
        case room
    }

    /// Jobs that ended one by one are replaced together once this part of the slots is free: a claim costs the same for
    /// one job as for many. News, and the poll, fill any free slot.
    private static let claimedPart = 4

    let count: Int
    private let signal: AsyncStream<WakeUp>.Continuation
    private let state = Mutex(State())
    private let stopSignal: AsyncStream<Never>
    private let stopContinuation: AsyncStream<Never>.Continuation

    private struct State {
        /// By lease, not by job: one that was lost may still run here when the same job is claimed anew.
        var leases: Set<JobLease> = []
        var isStopping = false
        /// Set by a wake-up with news that found the one pending place taken by "room".
        var hasNews = false
    }

    init(count: Int, signal: AsyncStream<WakeUp>.Continuation) {
        self.count = count
        self.signal = signal
        (stopSignal, stopContinuation) = AsyncStream.makeStream(of: Never.self)
    }

    var taken: Int { state.withLock { $0.leases.count } }
    var free: Int { state.withLock { count - $0.leases.count } }
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// The leases under which jobs run.
    var leases: [JobLease] { state.withLock { Array($0.leases) } }

    func take(_ lease: JobLease) {
        state.withLock { _ = $0.leases.insert(lease) }
    }

    func giveBack(_ lease: JobLease) {
        state.withLock { _ = $0.leases.remove(lease) }
        signal.yield(.room)
    }

    func wake() {
        state.withLock { $0.hasNews = true }
        signal.yield(.news)
    }

    /// Whether a wake-up is reason enough to ask the database.
    func isWorthClaiming(_ wakeUp: WakeUp) -> Bool {
        state.withLock { state in
            let hasNews = wakeUp == .news || state.hasNews
            state.hasNews = false
            let free = count - state.leases.count
            return hasNews ? free > 0 : free * Self.claimedPart >= count
        }
    }

    /// Ends the wake-ups.
    func stop() {
        state.withLock { $0.isStopping = true }
        signal.finish()
        stopContinuation.finish()
    }

    /// Returns when `stop` was called, or the task is cancelled.
    func stopped() async {
        for await _ in stopSignal {}
    }
}
