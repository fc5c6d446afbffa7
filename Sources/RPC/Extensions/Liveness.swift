import NIOCore

/// A connection whose peer is asked for signs of life.
protocol LivenessSubject: AnyObject {
    /// Whether the peer has given one since this was last asked.
    func takeSignOfLife() -> Bool
    /// Asks the peer for one.
    func ping()
    /// The peer has given none although it was asked.
    func peerIsSilent()
}

/// Notices that a peer is stopped, or gone without a word: nothing else would, as its kernel goes on taking bytes.
///
/// A busy connection costs one look per `pingInterval`; the time between its messages is never measured. A peer that
/// falls silent is asked within two intervals and given up `pongTimeout` later. Confined to its event loop.
final class Liveness {
    private let eventLoop: NIOIsolatedEventLoop
    private let interval: TimeAmount
    private let timeout: TimeAmount
    /// Let go by `stop`.
    private var subject: (any LivenessSubject)?
    private var scheduled: Scheduled<Void>?
    private var isAsked = false

    init(of subject: any LivenessSubject, limits: RPCLimits, on eventLoop: any EventLoop) {
        self.subject = subject
        self.eventLoop = eventLoop.assumeIsolated()
        interval = TimeAmount(limits.pingInterval)
        timeout = TimeAmount(limits.pongTimeout)
        look(in: interval)
    }

    /// Ends the watch for good. Every owner has to.
    func stop() {
        subject = nil
        scheduled?.cancel()
        scheduled = nil
    }

    /// The peer has answered.
    func heardPong() {
        guard isAsked else { return }
        isAsked = false
        scheduled?.cancel()
        look(in: interval)
    }

    private func look(in time: TimeAmount) {
        scheduled = eventLoop.scheduleTask(in: time) { self.look() }
    }

    private func look() {
        guard let subject else { return }
        if subject.takeSignOfLife() {
            isAsked = false
            look(in: interval)
        } else if isAsked {
            subject.peerIsSilent()
        } else {
            isAsked = true
            subject.ping()
            look(in: timeout)
        }
    }
}
