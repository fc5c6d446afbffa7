import JobQueue
import Postgres
import Synchronization

/// How those that wait stand in the queue, by its head, which is read once a second at most, and only when somebody
/// asks.
final class QueueHead: Sendable {
    private struct State {
        var sample: QueueSample?
        var pace = QueuePace()
        var isReading = false

        /// Whether it is time to look again; then the caller has to.
        mutating func beginReading() -> Bool {
            let isDue = !isReading && (sample.map { $0.readAt + Limits.headInterval < .now } ?? true)
            if isDue { isReading = true }
            return isDue
        }
    }

    private let queue: JobQueue
    private let state = Mutex(State())

    init(queue: JobQueue) {
        self.queue = queue
    }

    /// About how many jobs are ahead of the one with `ticket`; nil until it was looked.
    func position(ofTicket ticket: Int64) -> Int32? {
        let (sample, isDue) = state.withLock { state in (state.sample, state.beginReading()) }
        if isDue { Task { await read() } }
        return sample.map { Int32(clamping: $0.position(of: ticket)) }
    }

    /// The places of videos that wait in line.
    func places(of line: [EventStore.Waiting]) async -> [QueuePlace] {
        if state.withLock({ $0.beginReading() }) { await read() }
        let (sample, pace) = state.withLock { ($0.sample, $0.pace) }
        guard let sample else { return [] }
        return line.map { waiting in
            let position = sample.position(of: waiting.ticket)
            return QueuePlace(
                video: waiting.video, position: Int32(clamping: position),
                startsIn: pace.secondsUntilNext(of: position + 1).map { Int32(clamping: $0) })
        }
    }

    private func read() async {
        let tickets: [Int64]?
        do {
            tickets = try await queue.headTickets(max: Limits.headTicketsMax)
        } catch {
            // The former sample stands.
            tickets = nil
        }
        state.withLock { state in
            state.isReading = false
            guard let tickets else { return }
            let sample = QueueSample(tickets: tickets.sorted(), isWhole: tickets.count < Limits.headTicketsMax)
            if let former = state.sample { state.pace.note(former, sample) }
            state.sample = sample
        }
    }
}
