/// What one model of a provider can make.
public struct ProviderModel: Sendable, Hashable {
    /// The name that a request's `model` gives.
    public let name: String
    /// What it is, in a sentence for the person who chooses.
    public let summary: String
    /// Lengths in seconds that it makes in one piece.
    public let durationSeconds: ClosedRange<Int>
    /// The lengths within `durationSeconds` that it makes, where it does not make all of them.
    public let lengths: [Int]?
    /// Qualities that it makes.
    public let qualities: [VideoQuality]
    /// Shapes that it makes.
    public let aspectRatios: [AspectRatio]
    /// The sizes in which it makes them; one for each quality and shape.
    public let pictures: [ModelPicture]
    /// Whether the same seed makes the same file.
    public let isDeterministic: Bool
    /// Price of one second, in millionths of a US dollar, where a picture has no other.
    public let microdollarsPerSecond: Int
    /// Whether its videos have sound; nil when it is left to the provider.
    public let hasAudio: Bool?
    /// When its provider takes it away, in seconds since 1970; nil when that is not known.
    public let retiresAt: Int64?

    /// Whether a video may begin with a picture.
    public let takesPictures: Bool

    /// Describes a model; its pictures have the usual sizes unless they are given.
    public init(
        name: String, summary: String, durationSeconds: ClosedRange<Int>, lengths: [Int]? = nil,
        qualities: [VideoQuality] = VideoQuality.allCases,
        aspectRatios: [AspectRatio] = AspectRatio.allCases, pictures: [ModelPicture]? = nil, isDeterministic: Bool,
        microdollarsPerSecond: Int, hasAudio: Bool? = nil, retiresAt: Int64? = nil,
        takesPictures: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.durationSeconds = durationSeconds
        self.lengths = lengths
        self.qualities = qualities
        self.aspectRatios = aspectRatios
        self.pictures =
            pictures
            ?? qualities.flatMap { quality in
                aspectRatios.map { ModelPicture(quality, $0, microdollarsPerSecond: microdollarsPerSecond) }
            }
        self.isDeterministic = isDeterministic
        self.microdollarsPerSecond = microdollarsPerSecond
        self.hasAudio = hasAudio
        self.retiresAt = retiresAt
        self.takesPictures = takesPictures
    }
}
