/// A picture that a model makes.
public struct ModelPicture: Sendable, Hashable {
    /// How fine it is.
    public let quality: VideoQuality
    /// Its shape.
    public let aspectRatio: AspectRatio
    /// Its size in pixels, as `WIDTHxHEIGHT`.
    public let size: String
    /// Price of one second in it, in millionths of a US dollar.
    public let microdollarsPerSecond: Int

    /// Describes a picture; it has the usual size of its quality and shape unless another is given.
    public init(
        _ quality: VideoQuality, _ aspectRatio: AspectRatio, size: String? = nil, microdollarsPerSecond: Int
    ) {
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.size = size ?? aspectRatio.frameSize(lines: quality.lines).description
        self.microdollarsPerSecond = microdollarsPerSecond
    }
}
