import Foundation

/// What goes wrong with one video, as its prompt says by words in square brackets, or as `POST /_fake/next/PHASE/FAULT`
/// has arranged for the next request of a phase.
///
/// A word is `[PHASE:FAULT]`, which goes wrong always, or `[PHASE:FAULT:N]`, which goes wrong for the first N requests
/// of that phase. `[polls:N]` makes the video take N polls. The phases are `create`, `poll`, `content` and `result`:
///
/// - create: `accept-reset`, `accept-hang`, `accept-slow`, `accept-truncate`, `accept-503`, `accept-garbage`,
///   `accept-empty`: billed, then the answer is lost in this way.
/// - all but result: `reset`, `hang`, `slow`, `truncate`, `garbage`: the answer is lost in this way; a create is not
///   billed. A status such as `503` or `404`: just that; 429 comes with `Retry-After: 300`. With a word more it
///   says how long to wait, as ``VideosUpstream/refusal(_:)`` tells: `429-after-7`, `503-info-34`.
/// - create: `quota`, `filtered`: 429 for spent money, 400 for a forbidden prompt; `key`: Gemini's 400 for a wrong key;
///   `echo`: a 400 that repeats the key.
/// - check: a fault of the next question for models, by `POST /_fake/next` alone; also `unlisted`, which hides
///   the list and nothing else, and `echo`, a 403 that repeats the key.
/// - token: a fault of the next exchange for an access token, by `POST /_fake/next` alone.
/// - result: `filtered`, `failed`: the video fails, and is refunded.
/// - content: `html`, `empty`, `huge`: something that is no video; a promise of 10 GiB.
struct FaultPlan: Sendable {
    enum Phase: String, Sendable, CaseIterable { case create, poll, content, result, token, check }

    private struct Entry: Sendable {
        let fault: String
        /// Requests that it is still for; nil for all.
        var left: Int?
    }

    /// Polls until the video is done.
    private(set) var polls = 0
    private var entries: [Phase: Entry] = [:]

    init(prompt: String) {
        let pieces = prompt.split(separator: "[", omittingEmptySubsequences: false).dropFirst()
        for word in pieces.compactMap({ $0.split(separator: "]").first }) {
            let parts = word.split(separator: ":").map(String.init)
            if parts.count == 2, parts[0] == "polls" { polls = Int(parts[1]) ?? 0 }
            guard parts.count >= 2, let phase = Phase(rawValue: parts[0]) else { continue }
            entries[phase] = Entry(fault: parts[1], left: parts.count > 2 ? Int(parts[2]) : nil)
        }
    }

    /// The fault of the next request of a phase, if any.
    mutating func next(_ phase: Phase) -> String? {
        guard let entry = entries[phase] else { return nil }
        if let left = entry.left {
            guard left > 0 else { return nil }
            entries[phase]?.left = left - 1
        }
        return entry.fault
    }
}
