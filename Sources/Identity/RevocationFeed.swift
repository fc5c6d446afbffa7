import Synchronization
import VeoGenCrypto

/// Keeps `Revocations` up to date by following AuthService, through restarts and silent networks.
public final class RevocationFeed<FeedClock: Clock<Duration>>: Sendable {
    /// The promise to users: a revoked user is out everywhere within this time, or the service says that it is not
    /// ready.
    public static var staleAfter: Duration { .seconds(5) }
    /// The longest silence on a connection before it is given up: three signs of life, and time to connect again.
    public static var silenceMax: Duration { .seconds(3) }
    /// The first and the longest pause before connecting again; it doubles in between.
    public static var reconnectDelays: ClosedRange<Duration> { .milliseconds(100)...(.seconds(1)) }

    private struct State {
        var lastAppliedSequence: Int64 = 0
        var lastEventAt: FeedClock.Instant?
        var lastUpToDateAt: FeedClock.Instant?
    }

    private let revocations: Revocations
    private let clock: FeedClock
    private let now: @Sendable () -> UnixTime
    private let report: @Sendable (any Error) -> Void
    private let state = Mutex(State())

    /// A feed into `revocations`; `run` starts it. `report` hears why each connection ended, for logs.
    public init(
        into revocations: Revocations, clock: FeedClock, now: @escaping @Sendable () -> UnixTime = UnixTime.now,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.revocations = revocations
        self.clock = clock
        self.now = now
        self.report = report
    }

    /// The last revocation known here; a connection asks for those after it.
    public var lastAppliedSequence: Int64 {
        state.withLock { $0.lastAppliedSequence }
    }

    /// Whether revocations may be missing: never yet up to date, or not for longer than `staleAfter`.
    public var isStale: Bool {
        let moment = clock.now
        return state.withLock { state in
            guard let last = state.lastUpToDateAt else { return true }
            return last.duration(to: moment) > Self.staleAfter
        }
    }

    /// Follows the events until the calling task is cancelled.
    ///
    /// - Parameter connect: opens a stream of what comes after a sequence. It and the stream must end when their task
    ///   is cancelled.
    public func run<Events: AsyncSequence & SendableMetatype>(
        connect: @escaping @Sendable (_ after: Int64) async throws -> Events
    ) async where Events.Element == RevocationEvent, Events.AsyncIterator: SendableMetatype {
        var delay = Self.reconnectDelays.lowerBound
        while !Task.isCancelled {
            let startedAt = clock.now
            do {
                try await follow(from: startedAt, connect)
            } catch {
                if Task.isCancelled { return }
                report(error)
            }
            let hasHeard = state.withLock { $0.lastEventAt.map { $0 >= startedAt } ?? false }
            if hasHeard { delay = Self.reconnectDelays.lowerBound }
            // Only cancellation ends a sleep early, and the loop's condition sees it.
            try? await clock.sleep(for: delay)
            delay = min(delay * 2, Self.reconnectDelays.upperBound)
        }
    }

    private func follow<Events: AsyncSequence & SendableMetatype>(
        from startedAt: FeedClock.Instant, _ connect: @escaping @Sendable (Int64) async throws -> Events
    ) async throws where Events.Element == RevocationEvent, Events.AsyncIterator: SendableMetatype {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for try await event in try await connect(self.lastAppliedSequence) { try self.take(event) }
                throw RevocationFeedFailure.ended
            }
            group.addTask { try await self.watchForSilence(since: startedAt) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func take(_ event: RevocationEvent) throws(RevocationFeedFailure) {
        if case .revoked(let revocation) = event { revocations.apply(revocation, now: now()) }
        let moment = clock.now
        try state.withLock { state throws(RevocationFeedFailure) in
            state.lastEventAt = moment
            switch event {
            case .revoked(let revocation):
                state.lastAppliedSequence = max(state.lastAppliedSequence, revocation.sequence)
            case .upToDate(let sequence):
                guard sequence >= state.lastAppliedSequence else {
                    state.lastAppliedSequence = 0
                    throw .historyRestarted
                }
                state.lastAppliedSequence = sequence
                state.lastUpToDateAt = moment
            }
        }
    }

    private func watchForSilence(since startedAt: FeedClock.Instant) async throws {
        var lastHeardAt = startedAt
        repeat {
            try await clock.sleep(until: lastHeardAt.advanced(by: Self.silenceMax), tolerance: nil)
            lastHeardAt = max(startedAt, state.withLock { $0.lastEventAt } ?? startedAt)
        } while lastHeardAt.duration(to: clock.now) < Self.silenceMax
        throw RevocationFeedFailure.silent
    }
}
