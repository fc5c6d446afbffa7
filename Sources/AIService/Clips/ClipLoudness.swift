/// How loud clips are (EBU R 128), and how they become alike.
enum ClipLoudness {
    /// LUFS below which a clip counts as silent, and is left so.
    static let silence = -60.0
    /// Decibels by which a clip is made louder or quieter at most: what differs by more was meant to.
    static let gainMax = 12.0

    /// For each clip the decibels that bring it to the mean of all that are not silent.
    ///
    /// - Parameter loudness: LUFS; nil for a clip without sound.
    static func gains(_ loudness: [Double?]) -> [Double] {
        let audible = loudness.compactMap { $0 }.filter { $0 > silence }
        guard !audible.isEmpty else { return loudness.map { _ in 0 } }
        let mean = audible.reduce(0, +) / Double(audible.count)
        return loudness.map { loudness in
            guard let loudness, loudness > silence else { return 0 }
            return min(max(mean - loudness, -gainMax), gainMax)
        }
    }

    /// Has ffmpeg print the loudness so far of a file, a line ten times a second.
    static func arguments(_ file: String) -> [String] {
        ["-hide_banner", "-loglevel", "error", "-nostdin"] + ResultInspector.inputOptions + [
            "-i", file, "-map", "0:a:0", "-vn",
            "-af",
            "aresample=48000,aformat=channel_layouts=stereo,ebur128=metadata=1,ametadata=mode=print:key=\(key):file=-",
            "-f", "null", "-",
        ]
    }

    /// The loudness that a line tells; nil for other lines.
    static func value(_ line: String) -> Double? {
        guard line.hasPrefix(key + "=") else { return nil }
        return Double(line.dropFirst(key.count + 1)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static let key = "lavfi.r128.I"
}
