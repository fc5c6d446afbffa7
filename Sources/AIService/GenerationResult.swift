/// A finished video: files on this machine and what is known of them.
public struct GenerationResult: Sendable, Hashable {
    /// Absolute path of the MP4.
    public let videoPath: String
    /// Size of the MP4.
    public let videoBytes: Int
    /// Absolute path of a JPEG taken from the video.
    public let thumbnailPath: String?
    /// Size of the JPEG.
    public let thumbnailBytes: Int?
    /// What ffprobe read from the file.
    public let facts: VideoFacts
    /// The price, in millionths of a US dollar.
    public let costMicrodollars: Int

    /// Describes a finished video.
    public init(
        videoPath: String, videoBytes: Int, thumbnailPath: String?, thumbnailBytes: Int?, facts: VideoFacts,
        costMicrodollars: Int
    ) {
        self.videoPath = videoPath
        self.videoBytes = videoBytes
        self.thumbnailPath = thumbnailPath
        self.thumbnailBytes = thumbnailBytes
        self.facts = facts
        self.costMicrodollars = costMicrodollars
    }
}
