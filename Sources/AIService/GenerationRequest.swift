import FoundationEssentials

/// One wish for a video, as every provider understands it.
public struct GenerationRequest: Sendable, Hashable {
    /// Characters that a prompt may have when it comes here: a user's 2000, and what enhancing adds.
    public static let promptCharactersMax = 4000
    /// Seconds that a video may last, as the REST contract says.
    public static let durationSecondsRange = 1...60

    /// The caller's name for this wish. Submitting one again, after a lost answer, starts nothing new.
    public var callID: String
    /// What the video shall show; not empty.
    public var prompt: String
    /// The user's own words, for captions, where `prompt` says more.
    public var caption: String?
    /// What the video shall not show.
    public var negativePrompt: String?
    /// The look.
    public var style: VideoStyle
    /// Length of the video in seconds.
    public var durationSeconds: Int
    /// How fine the picture is.
    public var quality: VideoQuality
    /// The shape of the picture.
    public var aspectRatio: AspectRatio
    /// Picks one of the many videos that fit a prompt: the same seed makes the same video where the model can.
    public var seed: UInt64
    /// One of the provider's `models`.
    public var model: String
    /// The file of the picture that the video begins with, as its user sent it; hostile. Only for models that take one.
    public var firstFrame: [UInt8]?

    /// Makes a request; the defaults are the REST contract's.
    public init(
        callID: String = UUID().uuidString, prompt: String, caption: String? = nil, negativePrompt: String? = nil,
        style: VideoStyle = .cinematic, durationSeconds: Int = 30,
        quality: VideoQuality = .standard, aspectRatio: AspectRatio = .landscape, seed: UInt64 = 0, model: String,
        firstFrame: [UInt8]? = nil
    ) {
        self.callID = callID
        self.prompt = prompt
        self.caption = caption
        self.negativePrompt = negativePrompt
        self.style = style
        self.durationSeconds = durationSeconds
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.seed = seed
        self.model = model
        self.firstFrame = firstFrame
    }

    /// The size that the finished video has in pixels.
    public var frameSize: FrameSize { aspectRatio.frameSize(lines: quality.lines) }

    /// Frames of the finished video.
    public var frameCount: Int { durationSeconds * VideoQuality.framesPerSecond }

    /// Why no provider could make this, or nil when it is within the contract's limits.
    public var invalidReason: String? {
        if prompt.allSatisfy(\.isWhitespace) { return "The prompt is empty." }
        if prompt.count > Self.promptCharactersMax {
            return "The prompt is longer than \(Self.promptCharactersMax) characters."
        }
        if !Self.durationSecondsRange.contains(durationSeconds) {
            return "The duration must be from 1 to 60 seconds."
        }
        return nil
    }
}
