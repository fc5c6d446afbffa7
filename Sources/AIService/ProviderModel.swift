/// What one model of a provider can make.
public struct ProviderModel: Sendable, Hashable {
    /// The name that a request's `model` gives.
    public let name: String
    /// What it is, in a sentence for the person who chooses.
    public let summary: String
    /// Lengths in seconds that it makes in one piece.
    public let durationSeconds: ClosedRange<Int>
    /// Qualities that it makes.
    public let qualities: [VideoQuality]
    /// Shapes that it makes.
    public let aspectRatios: [AspectRatio]
    /// Whether the same seed makes the same file.
    public let isDeterministic: Bool
    /// Price of one second, in millionths of a US dollar.
    public let microdollarsPerSecond: Int

    /// Describes a model.
    public init(
        name: String, summary: String, durationSeconds: ClosedRange<Int>,
        qualities: [VideoQuality] = VideoQuality.allCases,
        aspectRatios: [AspectRatio] = AspectRatio.allCases, isDeterministic: Bool, microdollarsPerSecond: Int
    ) {
        self.name = name
        self.summary = summary
        self.durationSeconds = durationSeconds
        self.qualities = qualities
        self.aspectRatios = aspectRatios
        self.isDeterministic = isDeterministic
        self.microdollarsPerSecond = microdollarsPerSecond
    }
}
