import Synchronization

/// The videos that are being made at one provider, as far as this process knows: those that it has ordered, and those
/// that it was asked about and heard to be going on, which another process may have ordered, or this one before a
/// restart.
///
/// Nothing stays for good: a video whose end is not heard of here is counted no more once nobody has asked for it for a
/// while (``silenceMax(pollInterval:)``).
final class InFlight: Sendable {
    /// Videos that are remembered, some 20 MB of them: more than any provider makes at one time. Further ones are not
    /// counted.
    static let videosMax = 100_000
    /// The least time between two looks for videos that are silent, of which each takes a look at all.
    private static let sweepInterval: Duration = .seconds(1)

    private struct State {
        /// When a video was last heard of.
        var heard: [GenerationHandle: ContinuousClock.Instant] = [:]
        /// Orders that are not answered yet.
        var ordering = 0
        var sweptAt: ContinuousClock.Instant?
    }

    private let max: Int?
    private let silenceMax: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// Counts at most `max` videos at one time, or any number.
    init(max: Int?, pollInterval: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.max = max
        self.now = now
        silenceMax = Self.silenceMax(pollInterval: pollInterval)
    }

    /// How long a video is counted that nobody asks for: six polls, and half a minute at least. Who follows one asks
    /// in every interval; with several processes of this service another may hear the next answers, and the end.
    static func silenceMax(pollInterval: Duration) -> Duration { Swift.max(.seconds(30), pollInterval * 6) }

    /// How many there are, with the orders that are under way.
    var count: Int {
        state.withLock { state in
            sweep(&state)
            return state.heard.count + state.ordering
        }
    }

    /// Takes a place for an order, for which ``end(_:)`` must be called; false when all are taken.
    func begin() -> Bool {
        state.withLock { state in
            if let max {
                sweep(&state)
                guard state.heard.count + state.ordering < max else { return false }
            }
            state.ordering += 1
            return true
        }
    }

    /// An order has ended, and has begun this video, or none.
    func end(_ began: GenerationHandle?) {
        state.withLock { state in
            state.ordering -= 1
            if let began { note(began, &state) }
        }
    }

    /// A video is being made.
    func hear(_ video: GenerationHandle) {
        state.withLock { note(video, &$0) }
    }

    /// A video has ended, or nobody wants it any more.
    func forget(_ video: GenerationHandle) {
        state.withLock { $0.heard[video] = nil }
    }

    private func note(_ video: GenerationHandle, _ state: inout State) {
        guard state.heard.count < Self.videosMax || state.heard[video] != nil else { return }
        state.heard[video] = now()
    }

    private func sweep(_ state: inout State) {
        let moment = now()
        if let last = state.sweptAt, last.duration(to: moment) < Self.sweepInterval { return }
        state.sweptAt = moment
        state.heard = state.heard.filter { $0.value.duration(to: moment) <= silenceMax }
    }
}
