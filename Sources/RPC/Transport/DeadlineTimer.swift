import NIOCore

/// One timer for all deadlines of a connection, instead of one per call.
///
/// It only knows a lower bound of the next deadline. When that comes, the owner looks at its running calls, ends those
/// that are late and says what the next deadline is. So a call that ends in time, which nearly all do, costs one
/// comparison. Confined to its event loop.
final class DeadlineTimer {
    /// Deadlines closer together than this share a look, which bounds how often the running calls are looked through.
    private static let resolution = TimeAmount.milliseconds(1)

    private let eventLoop: NIOIsolatedEventLoop
    /// Ends what is late and returns the earliest deadline that is left. Holds the owner, which is let go by `cancel`:
    /// a weak reference would make every retain of the owner a slow one.
    private var sweep: ((NIODeadline) -> NIODeadline?)?
    private var scheduled: (due: NIODeadline, task: Scheduled<Void>)?

    init(_ eventLoop: any EventLoop, sweep: @escaping (NIODeadline) -> NIODeadline?) {
        self.eventLoop = eventLoop.assumeIsolated()
        self.sweep = sweep
    }

    /// Makes sure that a sweep happens at `deadline` or soon after.
    func note(_ deadline: NIODeadline) {
        if let scheduled {
            guard deadline < scheduled.due else { return }
            scheduled.task.cancel()
        }
        guard sweep != nil else { return }
        scheduled = (deadline, eventLoop.scheduleTask(deadline: deadline) { self.fire() })
    }

    /// Ends the timer for good. Every owner has to.
    func cancel() {
        sweep = nil
        scheduled?.task.cancel()
        scheduled = nil
    }

    private func fire() {
        scheduled = nil
        let now = NIODeadline.now()
        if let next = sweep?(now) { note(max(next, now + Self.resolution)) }
    }
}
