import Synchronization
import VeoGenCrypto

/// Gives each creation a key of its own, and its repetitions the same one.
///
/// OpenAI's SDKs repeat a request whose answer was lost, and only count how often: without this they would begin, and
/// pay for, a second video. What a key stands for is kept by VideoService; here is only which request has which.
final class RememberedCreations: Sendable {
    private struct Memory {
        var recent: [SHA256Digest: String] = [:]
        var older: [SHA256Digest: String] = [:]
        var turned: ContinuousClock.Instant
    }

    private let window: Duration
    private let max: Int
    private let memory: Mutex<Memory>

    /// Remembers for `window` at least, and at most `max` of each of the last two windows.
    init(window: Duration, max: Int) {
        self.window = window
        self.max = max
        memory = Mutex(Memory(turned: .now))
    }

    /// The key of a request: that of the one which it repeats, else a new one; nil for the repetition of one that is
    /// not remembered, such as another gateway's, since it may have begun a video already.
    func key(of request: SHA256Digest, isRepetition: Bool, at now: ContinuousClock.Instant = .now) -> String? {
        memory.withLock { memory in
            if memory.turned.duration(to: now) >= window || memory.recent.count >= max {
                let isLongAgo = memory.turned.duration(to: now) >= window * 2
                memory.older = isLongAgo ? [:] : memory.recent
                memory.recent = [:]
                memory.turned = now
            }
            if isRepetition { return memory.recent[request] ?? memory.older[request] }
            let key = "sdk-\(UInt64.random(in: .min ... .max))-\(UInt64.random(in: .min ... .max))"
            memory.recent[request] = key
            return key
        }
    }
}
