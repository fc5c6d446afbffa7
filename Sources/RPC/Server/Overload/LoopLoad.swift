import NIOCore

/// How busy an event loop is, as the connections on it find out. Confined to that loop.
///
/// Work is measured only while there is some: a read that brings requests sends a task through the loop's queue, not
/// more often than every few milliseconds, and the time that this takes is what any answer has to wait.
///
/// Sendable although it is mutable: it is used on its event loop only.
final class LoopLoad: @unchecked Sendable {
    private static let probeInterval = TimeAmount.milliseconds(5)

    private let eventLoop: any EventLoop
    private var queueDelay: QueueDelay
    private var probedAt: NIODeadline
    private var isProbing = false

    init(_ eventLoop: any EventLoop, limits: RPCLimits) {
        self.eventLoop = eventLoop
        probedAt = .now()
        queueDelay = QueueDelay(limits, now: probedAt)
    }

    /// Requests have arrived at `now`.
    func requestsArrived(at now: NIODeadline) {
        guard !isProbing, now - probedAt >= Self.probeInterval else { return }
        probedAt = now
        isProbing = true
        queueDelay.advance(to: now)
        eventLoop.execute {
            self.isProbing = false
            let done = NIODeadline.now()
            self.queueDelay.note(done - now, at: done)
        }
    }

    /// Whether a call of this priority is to be answered now.
    func admits(_ priority: RPCPriority) -> Bool {
        queueDelay.admits(priority)
    }
}

extension RPCError {
    /// The server has more calls than it can answer in time.
    static let overloaded = RPCError.unavailable(
        "overloaded", "The service is too busy to answer", retryAfter: .seconds(1)
    ).unhandled
}
