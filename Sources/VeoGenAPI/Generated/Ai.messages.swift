// Made by scripts/protos from proto/ai.proto. Change that instead.

/// A choice of the contract.
public enum Style: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `cinematic`.
    case cinematic = 1
    /// `realistic`.
    case realistic = 2
    /// `animated`.
    case animated = 3
    /// `artistic`.
    case artistic = 4
    /// `documentary`.
    case documentary = 5
    /// `commercial`.
    case commercial = 6
}

extension Style: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .cinematic: "cinematic"
            case .realistic: "realistic"
            case .animated: "animated"
            case .artistic: "artistic"
            case .documentary: "documentary"
            case .commercial: "commercial"
        }
    }
}

/// Lines of the picture's shorter side, at 24 frames per second.
public enum Quality: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// 360 lines.
    case draft = 1
    /// 720 lines.
    case standard = 2
    /// 1080 lines.
    case high = 3
}

extension Quality: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .draft: "draft"
            case .standard: "standard"
            case .high: "high"
        }
    }
}

/// A choice of the contract.
public enum AspectRatio: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `16:9`.
    case wide = 1
    /// `9:16`.
    case tall = 2
    /// `1:1`.
    case square = 3
}

extension AspectRatio: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .wide: "16:9"
            case .tall: "9:16"
            case .square: "1:1"
        }
    }
}

/// What is surely known of a submission.
public enum SubmitOutcome: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// Nothing left this machine: submitting again is safe.
    case notSent = 1
    /// The provider answered that it will not do it; nothing is billed.
    case rejected = 2
    /// The provider works on it under `generation.handle`.
    case accepted = 3
    /// It may or may not have been accepted: submitting again might pay twice.
    case unknown = 4
}

extension SubmitOutcome: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .notSent: "not_sent"
            case .rejected: "rejected"
            case .accepted: "accepted"
            case .unknown: "unknown"
        }
    }
}

/// A choice of the contract.
public enum GenerationState: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `queued`.
    case queued = 1
    /// `running`.
    case running = 2
    /// `done`.
    case done = 3
    /// `failed`.
    case failed = 4
}

extension GenerationState: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .queued: "queued"
            case .running: "running"
            case .done: "done"
            case .failed: "failed"
        }
    }
}

/// A choice of the contract.
public enum GenerationFile: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `video`.
    case video = 1
    /// `thumbnail`.
    case thumbnail = 2
    /// The picture that the video ends with, as a JPEG file that may be a `reference_image`. An AIService that knows
    /// of no
    /// clips refuses it with INVALID_ARGUMENT.
    case lastFrame = 3
}

extension GenerationFile: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .video: "video"
            case .thumbnail: "thumbnail"
            case .lastFrame: "last_frame"
        }
    }
}

/// `ListModelsRequest` of the contract.
public struct ListModelsRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `ModelList` of the contract.
public struct ModelList: Sendable, Equatable {
    public var models: [Model]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        models: [Model] = []
    ) {
        self.models = models
    }
}

/// A model that a video can be made with.
public struct Model: Sendable, Equatable {
    /// What `model` of a request names.
    public var id: String
    public var provider: String
    public var description: String
    /// Seconds.
    public var durationMax: Int32
    public var qualities: [Quality]
    public var aspectRatios: [AspectRatio]
    /// Price of a second of video, in millionths of `currency`; pictures may have prices of their own.
    public var pricePerSecondMicros: Int64
    public var currency: String
    /// When the provider takes the model away; null when that is not known.
    public var retiresAt: Timestamp?
    /// The lengths that it makes, in seconds, and no others; any up to `duration_max` when there are none here.
    public var durations: [Int32]
    /// The pictures that it makes: one for each quality and shape.
    public var pictures: [Picture]
    /// Whether its videos have sound; null when it is left to the provider.
    public var audio: Bool?
    /// Whether a video may begin with the picture that a request has as `reference_image`.
    public var referenceImage: Bool
    /// Whether a longer video may be made of several clips of it, as `join_clips` of a request asks for.
    public var joinClips: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        provider: String = "",
        description: String = "",
        durationMax: Int32 = 0,
        qualities: [Quality] = [],
        aspectRatios: [AspectRatio] = [],
        pricePerSecondMicros: Int64 = 0,
        currency: String = "USD",
        retiresAt: Timestamp? = nil,
        durations: [Int32] = [],
        pictures: [Picture] = [],
        audio: Bool? = nil,
        referenceImage: Bool = false,
        joinClips: Bool = false
    ) {
        self.id = id
        self.provider = provider
        self.description = description
        self.durationMax = durationMax
        self.qualities = qualities
        self.aspectRatios = aspectRatios
        self.pricePerSecondMicros = pricePerSecondMicros
        self.currency = currency
        self.retiresAt = retiresAt
        self.durations = durations
        self.pictures = pictures
        self.audio = audio
        self.referenceImage = referenceImage
        self.joinClips = joinClips
    }
}

/// A size in which a model makes videos.
public struct Picture: Sendable, Equatable {
    public var quality: Quality
    public var aspectRatio: AspectRatio
    /// Width and height.
    public var resolution: String
    /// Price of a second in it, in millionths of the model's `currency`; the model's when absent.
    public var pricePerSecondMicros: Int64?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        quality: Quality = .unspecified,
        aspectRatio: AspectRatio = .unspecified,
        resolution: String = "",
        pricePerSecondMicros: Int64? = nil
    ) {
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.resolution = resolution
        self.pricePerSecondMicros = pricePerSecondMicros
    }
}

/// `EnhancePromptRequest` of the contract.
public struct EnhancePromptRequest: Sendable, Equatable {
    public var prompt: String
    public var style: Style

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        prompt: String = "",
        style: Style = .cinematic
    ) {
        self.prompt = prompt
        self.style = style
    }
}

/// `EnhancedPrompt` of the contract.
public struct EnhancedPrompt: Sendable, Equatable {
    public var enhancedPrompt: String
    /// Who wrote it: `local-rules`, or a model's id.
    public var source: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        enhancedPrompt: String = "",
        source: String = ""
    ) {
        self.enhancedPrompt = enhancedPrompt
        self.source = source
    }
}

/// `AnalyzeContentRequest` of the contract.
public struct AnalyzeContentRequest: Sendable, Equatable {
    public var content: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        content: String = ""
    ) {
        self.content = content
    }
}

/// `ContentAnalysis` of the contract.
public struct ContentAnalysis: Sendable, Equatable {
    public var safe: Bool
    /// 0 to 10; null when it was not computed.
    public var qualityScore: Double?
    public var feasible: Bool
    public var suggestions: [String]
    /// What the judgement rests on; for an unsafe text, what was found.
    public var reasons: [String]
    public var source: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        safe: Bool = false,
        qualityScore: Double? = nil,
        feasible: Bool = false,
        suggestions: [String] = [],
        reasons: [String] = [],
        source: String = ""
    ) {
        self.safe = safe
        self.qualityScore = qualityScore
        self.feasible = feasible
        self.suggestions = suggestions
        self.reasons = reasons
        self.source = source
    }
}

/// What to generate. Fields are as in GenerateVideo, with every choice made.
public struct SubmitGenerationRequest: Sendable, Equatable {
    /// The caller's id of this call, for the provider's and our own records.
    public var callID: String
    public var model: String
    public var prompt: String
    public var negativePrompt: String?
    public var style: Style
    /// Seconds.
    public var duration: Int32
    public var quality: Quality
    public var aspectRatio: AspectRatio
    public var seed: Int64
    /// The user's own words, where `prompt` is an enhanced one: what captions show.
    public var originalPrompt: String?
    /// What the video begins with, as its user sent it.
    public var referenceImage: [UInt8]?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        callID: String = "",
        model: String = "",
        prompt: String = "",
        negativePrompt: String? = nil,
        style: Style = .unspecified,
        duration: Int32 = 0,
        quality: Quality = .unspecified,
        aspectRatio: AspectRatio = .unspecified,
        seed: Int64 = 0,
        originalPrompt: String? = nil,
        referenceImage: [UInt8]? = nil
    ) {
        self.callID = callID
        self.model = model
        self.prompt = prompt
        self.negativePrompt = negativePrompt
        self.style = style
        self.duration = duration
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.seed = seed
        self.originalPrompt = originalPrompt
        self.referenceImage = referenceImage
    }
}

/// `SubmitGenerationReply` of the contract.
public struct SubmitGenerationReply: Sendable, Equatable {
    public var outcome: SubmitOutcome
    /// Set when accepted: how it stands already.
    public var generation: Generation?
    /// Set otherwise.
    public var error: GenerationError?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        outcome: SubmitOutcome = .unspecified,
        generation: Generation? = nil,
        error: GenerationError? = nil
    ) {
        self.outcome = outcome
        self.generation = generation
        self.error = error
    }
}

/// `FindSubmissionRequest` of the contract.
public struct FindSubmissionRequest: Sendable, Equatable {
    public var callID: String
    public var model: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        callID: String = "",
        model: String = ""
    ) {
        self.callID = callID
        self.model = model
    }
}

/// A generation as its provider reports it.
public struct Generation: Sendable, Equatable {
    /// The provider's name for it; opaque.
    public var handle: String
    public var state: GenerationState
    /// 0 to 100.
    public var progress: Int32
    public var step: String?
    /// Set when done.
    public var result: GenerationResult?
    /// Set when failed.
    public var error: GenerationError?
    /// When asking again is worth while.
    public var pollAfterMs: Int32?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        handle: String = "",
        state: GenerationState = .unspecified,
        progress: Int32 = 0,
        step: String? = nil,
        result: GenerationResult? = nil,
        error: GenerationError? = nil,
        pollAfterMs: Int32? = nil
    ) {
        self.handle = handle
        self.state = state
        self.progress = progress
        self.step = step
        self.result = result
        self.error = error
        self.pollAfterMs = pollAfterMs
    }
}

/// A finished video, as measured on the file itself.
public struct GenerationResult: Sendable, Equatable {
    public var videoBytes: Int64
    /// 0 when there is no thumbnail.
    public var thumbnailBytes: Int64
    public var width: Int32
    public var height: Int32
    public var durationMs: Int32
    public var codec: String
    /// Millionths of `currency`.
    public var costMicros: Int64
    public var currency: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        videoBytes: Int64 = 0,
        thumbnailBytes: Int64 = 0,
        width: Int32 = 0,
        height: Int32 = 0,
        durationMs: Int32 = 0,
        codec: String = "",
        costMicros: Int64 = 0,
        currency: String = "USD"
    ) {
        self.videoBytes = videoBytes
        self.thumbnailBytes = thumbnailBytes
        self.width = width
        self.height = height
        self.durationMs = durationMs
        self.codec = codec
        self.costMicros = costMicros
        self.currency = currency
    }
}

/// Why a generation did not come about.
public struct GenerationError: Sendable, Equatable {
    /// Stable, snake_case.
    public var code: String
    /// Fit for the user.
    public var message: String
    /// Trying again can't help.
    public var permanent: Bool
    /// The provider's own wish, in seconds.
    public var retryAfter: Int32?
    /// Whether the provider charges for it nevertheless; absent when it doesn't say.
    public var billed: Bool?
    /// What it charges then, in millionths of the model's currency.
    public var costMicros: Int64?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        code: String = "",
        message: String = "",
        permanent: Bool = false,
        retryAfter: Int32? = nil,
        billed: Bool? = nil,
        costMicros: Int64? = nil
    ) {
        self.code = code
        self.message = message
        self.permanent = permanent
        self.retryAfter = retryAfter
        self.billed = billed
        self.costMicros = costMicros
    }
}

/// `PollGenerationRequest` of the contract.
public struct PollGenerationRequest: Sendable, Equatable {
    public var provider: String
    public var handle: String
    /// Nobody wants the video any more, only how it ended and what it costs: nothing is fetched, and of the result of
    /// one
    /// that is done nothing but the cost is told.
    public var outcomeOnly: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        provider: String = "",
        handle: String = "",
        outcomeOnly: Bool = false
    ) {
        self.provider = provider
        self.handle = handle
        self.outcomeOnly = outcomeOnly
    }
}

/// `FetchGenerationRequest` of the contract.
public struct FetchGenerationRequest: Sendable, Equatable {
    public var provider: String
    public var handle: String
    public var file: GenerationFile

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        provider: String = "",
        handle: String = "",
        file: GenerationFile = .unspecified
    ) {
        self.provider = provider
        self.handle = handle
        self.file = file
    }
}

/// `GenerationChunk` of the contract.
public struct GenerationChunk: Sendable, Equatable {
    public var data: [UInt8]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        data: [UInt8] = []
    ) {
        self.data = data
    }
}

/// A piece of a clip. Clips come whole, one after the other.
public struct ClipPiece: Sendable, Equatable {
    /// Which clip, from 1.
    public var clip: Int32
    public var data: [UInt8]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        clip: Int32 = 0,
        data: [UInt8] = []
    ) {
        self.clip = clip
        self.data = data
    }
}

/// A piece of a film that was joined.
public struct FilmPiece: Sendable, Equatable {
    /// Of the whole film; in the first piece, and in no other.
    public var film: GenerationResult?
    /// Its thumbnail, beside `film`; absent when there is none.
    public var thumbnail: [UInt8]?
    /// The next bytes of the film.
    public var data: [UInt8]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        film: GenerationResult? = nil,
        thumbnail: [UInt8]? = nil,
        data: [UInt8] = []
    ) {
        self.film = film
        self.thumbnail = thumbnail
        self.data = data
    }
}

/// `ReleaseGenerationRequest` of the contract.
public struct ReleaseGenerationRequest: Sendable, Equatable {
    public var provider: String
    public var handle: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        provider: String = "",
        handle: String = ""
    ) {
        self.provider = provider
        self.handle = handle
    }
}

/// `ReleaseGenerationReply` of the contract.
public struct ReleaseGenerationReply: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

