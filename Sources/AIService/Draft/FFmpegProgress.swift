/// Reads the `key=value` lines that ffmpeg writes with `-progress`.
struct FFmpegProgress: Sendable {
    private let frameCount: Int
    /// Share of the film that is encoded, 0…100; never falls.
    private(set) var percent = 0

    init(frameCount: Int) {
        self.frameCount = max(frameCount, 1)
    }

    /// Takes one line; returns whether `percent` has grown.
    mutating func read(_ line: some StringProtocol) -> Bool {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0] == "frame", let frame = Int(parts[1].drop { $0 == " " }), frame >= 0 else {
            return false
        }
        let share = min(frame, frameCount) * 100 / frameCount
        guard share > percent else { return false }
        percent = share
        return true
    }
}
