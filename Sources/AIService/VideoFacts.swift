/// What a video file really holds, as ffprobe tells.
public struct VideoFacts: Sendable, Hashable {
    /// Length in seconds.
    public let durationSeconds: Double
    /// The picture's size in pixels.
    public let frameSize: FrameSize
    /// ffprobe's name of the video codec, such as `h264`.
    public let codec: String

    /// Notes the facts of a file.
    public init(durationSeconds: Double, frameSize: FrameSize, codec: String) {
        self.durationSeconds = durationSeconds
        self.frameSize = frameSize
        self.codec = codec
    }
}
