import Synchronization

/// A clock that goes on when it is told to.
final class TestClock: Sendable {
    private let elapsed = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    var now: ContinuousClock.Instant { start.advanced(by: elapsed.withLock { $0 }) }

    func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }
}
