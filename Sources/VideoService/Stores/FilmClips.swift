/// How far a video is that is made of several clips.
struct FilmClips: Sendable, Equatable {
    /// Percent of the whole when all clips are done; the rest is for joining them. `clip_progress` has the same.
    private static let percentMax = 97

    let count: Int
    /// Those that are stored, and never made again.
    let done: Int

    /// The clip that is made next, from 1.
    var number: Int { done + 1 }

    /// Whether nothing is left but to join them.
    var areDone: Bool { done >= count }

    /// Whether another clip continues the one that is made next.
    var hasSuccessor: Bool { number < count }

    /// Percent of the whole, when the one that is made is this far.
    func progress(_ percent: Int32) -> Int32 {
        let parts = done * 100 + Int(min(max(percent, 0), 100))
        return Int32(clamping: parts * Self.percentMax / (max(count, 1) * 100))
    }

    /// What is done, in words, with those of its provider.
    func step(_ words: String?) -> String {
        let step = "Clip \(number) of \(count)"
        return words.map { "\(step): \($0)" } ?? step
    }
}
