import Synchronization

/// A model's latest answers by what it was asked: an order that has to wait gives its prompt to the model once, and not
/// at each try.
///
/// Two generations: when the young one is full it becomes the old one, and the former old one is forgotten.
final class RememberedAnswers: Sendable {
    /// Bytes of questions and answers together: those of a full queue fit, of which each takes about 2 KiB.
    static let bytesMax = 16 << 20
    /// For how long an answer stands: who asks again on purpose, another day, may get another one.
    static let ageMax: Duration = .seconds(3600)

    private struct Entry {
        let answer: [UInt8]
        let at: ContinuousClock.Instant
    }

    private struct State {
        var young: [String: Entry] = [:]
        var youngBytes = 0
        var old: [String: Entry] = [:]
    }

    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    init(now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.now = now
    }

    /// What was answered, if it is remembered.
    func answer(to question: String) -> [UInt8]? {
        let entry = state.withLock { $0.young[question] ?? $0.old[question] }
        guard let entry, entry.at.duration(to: now()) <= Self.ageMax else { return nil }
        return entry.answer
    }

    /// Remembers an answer.
    func note(_ answer: [UInt8], to question: String) {
        let bytes = question.utf8.count + answer.count
        guard bytes <= Self.bytesMax / 2 else { return }
        let entry = Entry(answer: answer, at: now())
        state.withLock { state in
            if state.youngBytes + bytes > Self.bytesMax / 2 {
                (state.old, state.young, state.youngBytes) = (state.young, [:], 0)
            }
            state.young[question] = entry
            state.youngBytes += bytes
        }
    }
}
