/// Where the draft provider works and how much it may take.
public struct DraftSettings: Sendable {
    /// Folder of its own for work in progress and kept results; emptied when the provider starts.
    public var scratchDirectory: String
    /// Name (looked up in PATH) or absolute path of ffmpeg.
    public var ffmpeg = "ffmpeg"
    /// Name (looked up in PATH) or absolute path of ffprobe.
    public var ffprobe = "ffprobe"
    /// Absolute path of the captions' TrueType font; nil finds DejaVu Sans.
    public var fontPath: String?

    /// Renders at one time: each keeps about one core busy with drawing and one with encoding.
    public var rendersMax = 2
    /// Generations that may wait for a render; further ones are told to come back.
    public var waitingMax = 256
    /// Wall-clock limit of one render: a film of 60 s in 1080p takes about a minute on one slow core.
    public var renderTimeout: Duration = .seconds(900)
    /// Time that ffmpeg gets to end by itself before it is killed.
    public var killGrace: Duration = .seconds(2)
    /// Finished generations that are kept for the caller to fetch.
    public var keptResultsMax = 64
    /// How long a finished generation is kept when nobody discards it.
    public var keptResultsAge: Duration = .seconds(3600)
    /// Threads of the encoder; fixed, because its output depends on their number.
    public var encoderThreads = 2
    /// Lines of the shorter side that are drawn; ffmpeg scales the picture up to the wished quality.
    public var drawnLinesMax = 360

    /// Settings for a scratch folder, otherwise the defaults.
    public init(scratchDirectory: String) {
        self.scratchDirectory = scratchDirectory
    }
}
