import VeoGenAPI

/// Of what lengths the clips are that a longer video is made of.
enum ClipLengths {
    /// Clips of a video: a minute of four-second ones. Each is a paid call more that may fail, and with each the
    /// picture drifts from the first. `video_clips` in the database, and the contract of joining, have the same bound.
    static let clipsMax = 15

    /// The lengths of as few clips as add up to `seconds`, as even as possible, the longest first; nil when no clips
    /// that the model makes do.
    static func sum(to seconds: Int32, of model: Model) -> [Int32]? {
        let lengths = model.durations.isEmpty ? Array(1...max(1, model.durationMax)) : model.durations
        return sum(to: seconds, of: lengths)
    }

    static func sum(to seconds: Int32, of lengths: [Int32]) -> [Int32]? {
        guard seconds > 0 else { return nil }
        let usable = Set(lengths).filter { (1...seconds).contains($0) }.sorted(by: >)
        // For each sum the most even clips of the number that is reached.
        var best: [Int32: [Int32]] = [0: []]
        for _ in 1...clipsMax {
            var longer: [Int32: [Int32]] = [:]
            // In order, so that of clips that are as even the same are chosen each time.
            for (sum, clips) in best.sorted(by: { $0.key < $1.key }) {
                for length in usable where length <= seconds - sum && length <= clips.last ?? length {
                    let candidate = clips + [length]
                    if let known = longer[sum + length], unevenness(known) <= unevenness(candidate) { continue }
                    longer[sum + length] = candidate
                }
            }
            if let clips = longer[seconds] { return clips }
            best = longer
        }
        return nil
    }

    /// Of clips with the same number and sum, the more even have the smaller sum of squares.
    private static func unevenness(_ clips: [Int32]) -> Int { clips.reduce(0) { $0 + Int($1) * Int($1) } }
}
