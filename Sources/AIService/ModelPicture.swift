/// A picture that a model makes.
public struct ModelPicture: Sendable, Hashable {
    /// How fine it is.
    public let quality: VideoQuality
    /// Its shape.
    public let aspectRatio: AspectRatio
    /// Its size in pixels, as `WIDTHxHEIGHT`.
    public let size: String

    /// The picture in the usual size of its quality and shape.
    public init(_ quality: VideoQuality, _ aspectRatio: AspectRatio) {
        let usual = aspectRatio.frameSize(lines: quality.lines)
        self.init(quality, aspectRatio, size: "\(usual.width)x\(usual.height)")
    }

    /// Describes a picture.
    public init(_ quality: VideoQuality, _ aspectRatio: AspectRatio, size: String) {
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.size = size
    }
}
