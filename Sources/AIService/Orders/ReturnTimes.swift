import Synchronization

/// When those that were turned away are to come again: one after the other, so that a thousand orders that wait for one
/// place ask no more often than ten.
final class ReturnTimes: Sendable {
    /// Between two returns. A place that comes free is taken about that soon while others wait.
    static let spacing: Duration = .milliseconds(100)
    /// The longest wait beyond the one that is asked for. Then the next come between those that were told before: what
    /// is longer would outlast the reason for waiting.
    static let spread: Duration = .seconds(600)

    private let last = Mutex<ContinuousClock.Instant?>(nil)
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    /// How long the next one is to wait: `least`, or until its turn.
    func wait(atLeast least: Duration) -> Duration {
        let moment = now()
        let earliest = moment.advanced(by: least)
        return last.withLock { last in
            var turn = earliest
            if let last, last.advanced(by: Self.spacing) > earliest, last < earliest.advanced(by: Self.spread) {
                turn = last.advanced(by: Self.spacing)
            }
            last = turn
            return moment.duration(to: turn)
        }
    }
}
