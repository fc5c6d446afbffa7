/// The captions of a film: the prompt in phrases, paced over the whole length.
struct CaptionTrack: Sendable, Equatable {
    /// What is shown at one time.
    struct Phrase: Sendable, Equatable {
        let lines: [String]
        let startMilliseconds: Int
        let endMilliseconds: Int
    }

    /// Reading speed that subtitling guides allow for adults; a prompt that needs more time than the film has is cut short.
    private static let charactersPerSecondMax = 17
    /// Characters that even the shortest film shows.
    private static let charactersMin = 34

    let phrases: [Phrase]

    init(prompt: String, durationSeconds: Int, columnsMax: Int, linesMax: Int) {
        let text = Self.readable(CaptionText.clean(prompt), durationSeconds: durationSeconds)
        let lines = CaptionWrapper.lines(text, columnsMax: columnsMax)
        let groups = stride(from: 0, to: lines.count, by: max(linesMax, 1)).map {
            CaptionWrapper.balanced(Array(lines[$0..<min($0 + max(linesMax, 1), lines.count)]))
        }
        let weights = groups.map { $0.reduce(8) { $0 + $1.count } }
        let total = max(weights.reduce(0, +), 1)
        var spent = 0
        phrases = groups.indices.map { index in
            let start = durationSeconds * 1000 * spent / total
            spent += weights[index]
            return Phrase(
                lines: groups[index], startMilliseconds: start, endMilliseconds: durationSeconds * 1000 * spent / total)
        }
    }

    private static func readable(_ text: String, durationSeconds: Int) -> String {
        let limit = max(durationSeconds * charactersPerSecondMax, charactersMin)
        guard text.count > limit else { return text }
        let cut = text.prefix(limit)
        let whole = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
        return whole + "…"
    }
}
