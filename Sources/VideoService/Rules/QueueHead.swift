import JobQueue
import Synchronization

/// Estimates how many videos are ahead of one that waits, from the ticket at the head of the queue, which is read once
/// a second at most and only when somebody asks.
final class QueueHead: Sendable {
    private struct State {
        var ticket: Int64?
        var readAt: ContinuousClock.Instant?
        var isReading = false
    }

    private let queue: JobQueue
    private let state = Mutex(State())

    init(queue: JobQueue) {
        self.queue = queue
    }

    /// About how many jobs are ahead of the one with `ticket`; nil until it was looked.
    func position(ofTicket ticket: Int64) -> Int32? {
        let moment = ContinuousClock.now
        let (head, isDue) = state.withLock { state in
            let isDue = !state.isReading && state.readAt.map { $0 + Limits.headInterval < moment } ?? true
            if isDue { state.isReading = true }
            return (state.ticket, isDue)
        }
        if isDue { Task { await read() } }
        return head.map { Int32(clamping: ticket > $0 ? ticket - $0 : 0) }
    }

    private func read() async {
        let ticket: Int64?
        do {
            // Nothing waits: whoever still seems to is next.
            ticket = try await queue.headTicket() ?? .max
        } catch {
            ticket = nil
        }
        state.withLock { state in
            state.ticket = ticket ?? state.ticket
            state.readAt = .now
            state.isReading = false
        }
    }
}
