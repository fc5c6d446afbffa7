// Made by scripts/protos from proto/video.proto. Change that instead.

/// A choice of the contract.
public enum Status: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// Waiting for a worker, also between two attempts.
    case pending = 1
    /// `processing`.
    case processing = 2
    /// `completed`.
    case completed = 3
    /// `failed`.
    case failed = 4
    /// `cancelled`.
    case cancelled = 5
}

extension Status: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .pending: "pending"
            case .processing: "processing"
            case .completed: "completed"
            case .failed: "failed"
            case .cancelled: "cancelled"
        }
    }
}

/// A choice of the contract.
public enum Billed: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `false`.
    case `false` = 1
    /// `true`.
    case `true` = 2
    /// A paid call's fate is not known.
    case unknown = 3
}

extension Billed: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .`false`: "false"
            case .`true`: "true"
            case .unknown: "unknown"
        }
    }
}

/// A choice of the contract.
public enum ArtifactKind: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `video`.
    case video = 1
    /// `thumbnail`.
    case thumbnail = 2
}

extension ArtifactKind: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .video: "video"
            case .thumbnail: "thumbnail"
        }
    }
}

/// A choice of the contract.
public enum EventKind: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// `status`.
    case status = 1
    /// `progress`.
    case progress = 2
    /// `completed`.
    case completed = 3
    /// `failed`.
    case failed = 4
    /// `cancelled`.
    case cancelled = 5
    /// How a video that waits stands in the queue now. Nothing happened: such an event is not kept, and its sequence
    /// is
    /// that of the event before it.
    case queue = 6
    /// The watch has begun. It is about no video, and only sent when it was asked for.
    case opened = 7
}

extension EventKind: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .status: "status"
            case .progress: "progress"
            case .completed: "completed"
            case .failed: "failed"
            case .cancelled: "cancelled"
            case .queue: "queue"
            case .opened: "opened"
        }
    }
}

/// A choice of the contract.
public enum DeliveryState: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// On its way, perhaps not for the first time.
    case pending = 1
    /// `delivered`.
    case delivered = 2
    /// Given up.
    case failed = 3
}

extension DeliveryState: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .pending: "pending"
            case .delivered: "delivered"
            case .failed: "failed"
        }
    }
}

/// A key and a value of the user's own.
public struct MetadataEntry: Sendable, Equatable {
    public var key: String
    public var value: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        key: String = "",
        value: String = ""
    ) {
        self.key = key
        self.value = value
    }
}

/// `GenerateVideoRequest` of the contract.
public struct GenerateVideoRequest: Sendable, Equatable {
    /// What to show.
    public var prompt: String
    public var style: Style
    /// Seconds. When absent 30, or the longest that the model makes if that is shorter.
    public var duration: Int32?
    public var quality: Quality
    public var aspectRatio: AspectRatio
    /// What to avoid.
    public var negativePrompt: String?
    /// The same seed with the same wish gives the same video where the model can; chosen at random when absent.
    public var seed: Int64?
    /// One of GET /api/v1/models; chosen by VeoGen when absent.
    public var model: String?
    /// Kept with the video and returned with it.
    public var metadata: [MetadataEntry]
    /// The picture that the video begins with: a PNG, JPEG or WebP file of at most 2.5 MiB, as base64. It is scaled
    /// to the
    /// video's size; what is too wide or too high for its shape is cut off on both sides alike. Models say by
    /// `reference_image` whether they take one; without `model`, one that does is chosen.
    public var referenceImage: [UInt8]?
    /// Whether a length that the model does not make at once may be made in several clips: each begins with the last
    /// picture
    /// of the one before, is a generation of its own that costs as one, and all are joined. Models say by
    /// `join_clips`
    /// whether they can; POST /api/v1/videos/quote tells the clips.
    public var joinClips: Bool?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        prompt: String = "",
        style: Style = .cinematic,
        duration: Int32? = nil,
        quality: Quality = .standard,
        aspectRatio: AspectRatio = .wide,
        negativePrompt: String? = nil,
        seed: Int64? = nil,
        model: String? = nil,
        metadata: [MetadataEntry] = [],
        referenceImage: [UInt8]? = nil,
        joinClips: Bool? = nil
    ) {
        self.prompt = prompt
        self.style = style
        self.duration = duration
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.negativePrompt = negativePrompt
        self.seed = seed
        self.model = model
        self.metadata = metadata
        self.referenceImage = referenceImage
        self.joinClips = joinClips
    }
}

/// `GenerateVideoReply` of the contract.
public struct GenerateVideoReply: Sendable, Equatable {
    /// The video's id.
    public var jobID: String
    public var status: Status
    public var message: String
    /// Whether this is the answer to an earlier request with the same `Idempotency-Key`: nothing new was begun.
    public var replayed: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        jobID: String = "",
        status: Status = .unspecified,
        message: String = "",
        replayed: Bool = false
    ) {
        self.jobID = jobID
        self.status = status
        self.message = message
        self.replayed = replayed
    }
}

/// What a video would be, and what it would cost. Amounts are exact decimals in units of `currency`.
public struct Quote: Sendable, Equatable {
    public var model: String
    public var provider: String
    /// Seconds.
    public var duration: Int32
    public var quality: Quality
    public var aspectRatio: AspectRatio
    /// Width and height; null when the model's provider does not say before.
    public var resolution: String?
    /// The generations that the video is made of, in their order.
    public var clips: [QuotedClip]
    public var price: String
    public var currency: String
    /// What the caller may still spend this month, without this video; null when there is no limit.
    public var budgetLeft: String?
    /// Whether it would be accepted now.
    public var accepted: Bool
    /// Why not: the `code` and `detail` that POST /api/v1/videos/generate would answer with.
    public var refusal: VideoError?
    /// What to know before asking for it, such as when its provider takes the model away.
    public var warnings: [String]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        model: String = "",
        provider: String = "",
        duration: Int32 = 0,
        quality: Quality = .unspecified,
        aspectRatio: AspectRatio = .unspecified,
        resolution: String? = nil,
        clips: [QuotedClip] = [],
        price: String = "",
        currency: String = "USD",
        budgetLeft: String? = nil,
        accepted: Bool = false,
        refusal: VideoError? = nil,
        warnings: [String] = []
    ) {
        self.model = model
        self.provider = provider
        self.duration = duration
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.resolution = resolution
        self.clips = clips
        self.price = price
        self.currency = currency
        self.budgetLeft = budgetLeft
        self.accepted = accepted
        self.refusal = refusal
        self.warnings = warnings
    }
}

/// One generation of a model.
public struct QuotedClip: Sendable, Equatable {
    /// Seconds.
    public var duration: Int32
    public var price: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        duration: Int32 = 0,
        price: String = ""
    ) {
        self.duration = duration
        self.price = price
    }
}

/// A video, from wish to file.
public struct Video: Sendable, Equatable {
    public var id: String
    public var prompt: String
    /// The prompt as it was sent to the model; null until then.
    public var enhancedPrompt: String?
    public var negativePrompt: String?
    public var style: Style
    /// Seconds.
    public var duration: Int32
    public var quality: Quality
    public var aspectRatio: AspectRatio
    /// Width and height of the finished video, such as 1280x720; null until then.
    public var resolution: String?
    public var seed: Int64
    public var model: String
    public var provider: String
    public var status: Status
    /// Percent, 0 to 100.
    public var progress: Int32
    /// What is being done, in words.
    public var currentStep: String?
    /// How many videos are ahead, about; null unless it waits.
    public var queuePosition: Int32?
    /// Where the file is read from, signed, without a token; null until completed.
    public var videoURL: String?
    public var thumbnailURL: String?
    /// Why it failed.
    public var error: VideoError?
    public var cost: Cost
    /// How many times a worker has begun on it.
    public var attempts: Int32
    public var createdAt: Timestamp
    public var startedAt: Timestamp?
    public var completedAt: Timestamp?
    /// When the files will be deleted; null when they are kept.
    public var expiresAt: Timestamp?
    public var metadata: [MetadataEntry]
    /// The draft that it was promoted from, which may be deleted by now.
    public var promotedFrom: String?
    /// Of the picture that it begins with, as it was sent, hexadecimal; null when it begins with none.
    public var referenceImageSha256: String?
    /// How many clips it is made of.
    public var clips: Int32

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        prompt: String = "",
        enhancedPrompt: String? = nil,
        negativePrompt: String? = nil,
        style: Style = .unspecified,
        duration: Int32 = 0,
        quality: Quality = .unspecified,
        aspectRatio: AspectRatio = .unspecified,
        resolution: String? = nil,
        seed: Int64 = 0,
        model: String = "",
        provider: String = "",
        status: Status = .unspecified,
        progress: Int32 = 0,
        currentStep: String? = nil,
        queuePosition: Int32? = nil,
        videoURL: String? = nil,
        thumbnailURL: String? = nil,
        error: VideoError? = nil,
        cost: Cost = Cost(),
        attempts: Int32 = 0,
        createdAt: Timestamp = Timestamp(microseconds: 0),
        startedAt: Timestamp? = nil,
        completedAt: Timestamp? = nil,
        expiresAt: Timestamp? = nil,
        metadata: [MetadataEntry] = [],
        promotedFrom: String? = nil,
        referenceImageSha256: String? = nil,
        clips: Int32 = 1
    ) {
        self.id = id
        self.prompt = prompt
        self.enhancedPrompt = enhancedPrompt
        self.negativePrompt = negativePrompt
        self.style = style
        self.duration = duration
        self.quality = quality
        self.aspectRatio = aspectRatio
        self.resolution = resolution
        self.seed = seed
        self.model = model
        self.provider = provider
        self.status = status
        self.progress = progress
        self.currentStep = currentStep
        self.queuePosition = queuePosition
        self.videoURL = videoURL
        self.thumbnailURL = thumbnailURL
        self.error = error
        self.cost = cost
        self.attempts = attempts
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.completedAt = completedAt
        self.expiresAt = expiresAt
        self.metadata = metadata
        self.promotedFrom = promotedFrom
        self.referenceImageSha256 = referenceImageSha256
        self.clips = clips
    }
}

/// `VideoError` of the contract.
public struct VideoError: Sendable, Equatable {
    /// Stable, such as `render_failed`.
    public var code: String
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        code: String = "",
        message: String = ""
    ) {
        self.code = code
        self.message = message
    }
}

/// What a video costs, in units of `currency`.
public struct Cost: Sendable, Equatable {
    public var estimated: Double
    /// Null until it is settled.
    public var `final`: Double?
    public var currency: String
    public var billed: Billed

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        estimated: Double = 0,
        `final`: Double? = nil,
        currency: String = "USD",
        billed: Billed = .unspecified
    ) {
        self.estimated = estimated
        self.`final` = `final`
        self.currency = currency
        self.billed = billed
    }
}

/// `GetVideoRequest` of the contract.
public struct GetVideoRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `ListVideosRequest` of the contract.
public struct ListVideosRequest: Sendable, Equatable {
    /// How many of the newest to leave out.
    public var skip: Int32
    /// How many to return; more than 100 becomes 100.
    public var limit: Int32

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        skip: Int32 = 0,
        limit: Int32 = 20
    ) {
        self.skip = skip
        self.limit = limit
    }
}

/// `VideoList` of the contract.
public struct VideoList: Sendable, Equatable {
    public var videos: [Video]
    /// How many videos the caller has.
    public var total: Int64

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        videos: [Video] = [],
        total: Int64 = 0
    ) {
        self.videos = videos
        self.total = total
    }
}

/// `PageVideosRequest` of the contract.
public struct PageVideosRequest: Sendable, Equatable {
    /// The video before the page; absent for the first page.
    public var after: String?
    /// How many to return.
    public var limit: Int32
    /// The oldest first instead of the newest.
    public var ascending: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        after: String? = nil,
        limit: Int32 = 20,
        ascending: Bool = false
    ) {
        self.after = after
        self.limit = limit
        self.ascending = ascending
    }
}

/// `VideoPage` of the contract.
public struct VideoPage: Sendable, Equatable {
    public var videos: [Video]
    /// Whether there is another page.
    public var hasMore: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        videos: [Video] = [],
        hasMore: Bool = false
    ) {
        self.videos = videos
        self.hasMore = hasMore
    }
}

/// `DeleteVideoRequest` of the contract.
public struct DeleteVideoRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `DeleteVideoReply` of the contract.
public struct DeleteVideoReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// `RegenerateVideoRequest` of the contract.
public struct RegenerateVideoRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// At least one of `model` and `quality` is given.
public struct PromoteVideoRequest: Sendable, Equatable {
    /// The draft.
    public var id: String
    /// One of GET /api/v1/models; the draft's own when absent.
    public var model: String?
    /// When absent that of the draft, or `standard` when that is `draft`.
    public var quality: Quality?
    /// Seconds; the draft's when absent, which not every model makes.
    public var duration: Int32?
    /// As of POST /api/v1/videos/generate.
    public var joinClips: Bool?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        model: String? = nil,
        quality: Quality? = nil,
        duration: Int32? = nil,
        joinClips: Bool? = nil
    ) {
        self.id = id
        self.model = model
        self.quality = quality
        self.duration = duration
        self.joinClips = joinClips
    }
}

/// `CancelVideoRequest` of the contract.
public struct CancelVideoRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `GetUsageRequest` of the contract.
public struct GetUsageRequest: Sendable, Equatable {
    /// A year and a month; the present one when absent.
    public var month: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        month: String? = nil
    ) {
        self.month = month
    }
}

/// Costs of a month, in units of `currency`.
public struct Usage: Sendable, Equatable {
    public var periodStart: Timestamp
    /// When the next month begins.
    public var periodEnd: Timestamp
    public var currency: String
    /// What providers have charged, in the month in which that became known.
    public var spent: Double
    /// Set aside now for videos that are unfinished, or whose cost is not known. It is zero for other months.
    public var held: Double
    /// What may be spent and set aside in a month; null when there is no limit.
    public var limit: Double?
    /// What is left of it.
    public var left: Double?
    /// The models that cost something.
    public var models: [ModelUsage]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        periodStart: Timestamp = Timestamp(microseconds: 0),
        periodEnd: Timestamp = Timestamp(microseconds: 0),
        currency: String = "USD",
        spent: Double = 0,
        held: Double = 0,
        limit: Double? = nil,
        left: Double? = nil,
        models: [ModelUsage] = []
    ) {
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.currency = currency
        self.spent = spent
        self.held = held
        self.limit = limit
        self.left = left
        self.models = models
    }
}

/// `ModelUsage` of the contract.
public struct ModelUsage: Sendable, Equatable {
    public var model: String
    public var spent: Double
    public var held: Double
    /// Videos that were charged, and their seconds.
    public var videos: Int64
    public var seconds: Int64

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        model: String = "",
        spent: Double = 0,
        held: Double = 0,
        videos: Int64 = 0,
        seconds: Int64 = 0
    ) {
        self.model = model
        self.spent = spent
        self.held = held
        self.videos = videos
        self.seconds = seconds
    }
}

/// Names a file of a video, and why the caller may have it: the access token in the metadata, or a signature.
public struct ArtifactRequest: Sendable, Equatable {
    public var id: String
    public var kind: ArtifactKind
    /// From the signed URL: seconds since 1970 when it ends, and the signature.
    public var expires: Int64?
    public var signature: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        kind: ArtifactKind = .unspecified,
        expires: Int64? = nil,
        signature: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.expires = expires
        self.signature = signature
    }
}

/// `Artifact` of the contract.
public struct Artifact: Sendable, Equatable {
    public var byteCount: Int64
    public var mediaType: String
    /// Of the whole file, hexadecimal.
    public var sha256: String
    public var createdAt: Timestamp

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        byteCount: Int64 = 0,
        mediaType: String = "",
        sha256: String = "",
        createdAt: Timestamp = Timestamp(microseconds: 0)
    ) {
        self.byteCount = byteCount
        self.mediaType = mediaType
        self.sha256 = sha256
        self.createdAt = createdAt
    }
}

/// `ReadArtifactRequest` of the contract.
public struct ReadArtifactRequest: Sendable, Equatable {
    public var artifact: ArtifactRequest
    public var offset: Int64
    public var byteCount: Int64

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        artifact: ArtifactRequest = ArtifactRequest(),
        offset: Int64 = 0,
        byteCount: Int64 = 0
    ) {
        self.artifact = artifact
        self.offset = offset
        self.byteCount = byteCount
    }
}

/// `ArtifactChunk` of the contract.
public struct ArtifactChunk: Sendable, Equatable {
    public var data: [UInt8]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        data: [UInt8] = []
    ) {
        self.data = data
    }
}

/// `WatchEventsRequest` of the contract.
public struct WatchEventsRequest: Sendable, Equatable {
    /// One video; all of the caller's when absent.
    public var videoID: String?
    /// The last event that is already known. Absent: begin with how each unfinished video stands now.
    public var afterSequence: Int64?
    /// Begin with an event of kind OPENED, or with the error that keeps the watch from beginning.
    public var announce: Bool

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        videoID: String? = nil,
        afterSequence: Int64? = nil,
        announce: Bool = false
    ) {
        self.videoID = videoID
        self.afterSequence = afterSequence
        self.announce = announce
    }
}

/// Something that happened to a video.
public struct VideoEvent: Sendable, Equatable {
    /// Rises with every event of a user.
    public var sequence: Int64
    public var kind: EventKind
    public var videoID: String
    public var status: Status
    /// Percent.
    public var progress: Int32
    public var currentStep: String?
    public var error: VideoError?
    public var at: Timestamp
    /// How many videos are ahead, about; only while it waits.
    public var queuePosition: Int32?
    /// In how many seconds it may begin, by the queue's pace of the last minutes; absent when that tells nothing.
    public var startsInSeconds: Int32?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        sequence: Int64 = 0,
        kind: EventKind = .unspecified,
        videoID: String = "",
        status: Status = .unspecified,
        progress: Int32 = 0,
        currentStep: String? = nil,
        error: VideoError? = nil,
        at: Timestamp = Timestamp(microseconds: 0),
        queuePosition: Int32? = nil,
        startsInSeconds: Int32? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.videoID = videoID
        self.status = status
        self.progress = progress
        self.currentStep = currentStep
        self.error = error
        self.at = at
        self.queuePosition = queuePosition
        self.startsInSeconds = startsInSeconds
    }
}

/// `CreateWebhookRequest` of the contract.
public struct CreateWebhookRequest: Sendable, Equatable {
    /// An https address on the public Internet.
    public var url: String
    /// What it is told of; when a video has completed, failed or was cancelled when absent.
    public var events: [EventKind]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        url: String = "",
        events: [EventKind] = []
    ) {
        self.url = url
        self.events = events
    }
}

/// `WebhookRequest` of the contract.
public struct WebhookRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `ListWebhooksRequest` of the contract.
public struct ListWebhooksRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `UpdateWebhookRequest` of the contract.
public struct UpdateWebhookRequest: Sendable, Equatable {
    public var id: String
    public var url: String?
    public var events: [EventKind]
    public var enabled: Bool?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        url: String? = nil,
        events: [EventKind] = [],
        enabled: Bool? = nil
    ) {
        self.id = id
        self.url = url
        self.events = events
        self.enabled = enabled
    }
}

/// `Webhook` of the contract.
public struct Webhook: Sendable, Equatable {
    public var id: String
    public var url: String
    public var events: [EventKind]
    public var enabled: Bool
    /// Why it was switched off, unless its owner did it.
    public var disabledReason: String?
    public var createdAt: Timestamp

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        url: String = "",
        events: [EventKind] = [],
        enabled: Bool = false,
        disabledReason: String? = nil,
        createdAt: Timestamp = Timestamp(microseconds: 0)
    ) {
        self.id = id
        self.url = url
        self.events = events
        self.enabled = enabled
        self.disabledReason = disabledReason
        self.createdAt = createdAt
    }
}

/// `WebhookList` of the contract.
public struct WebhookList: Sendable, Equatable {
    public var webhooks: [Webhook]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        webhooks: [Webhook] = []
    ) {
        self.webhooks = webhooks
    }
}

/// `WebhookWithSecret` of the contract.
public struct WebhookWithSecret: Sendable, Equatable {
    public var webhook: Webhook
    /// Signs messages; as the libraries of Standard Webhooks take it.
    public var secret: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        webhook: Webhook = Webhook(),
        secret: String = ""
    ) {
        self.webhook = webhook
        self.secret = secret
    }
}

/// `DeleteWebhookReply` of the contract.
public struct DeleteWebhookReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// A message to a webhook.
public struct WebhookDelivery: Sendable, Equatable {
    /// That of every attempt, as the header `webhook-id` has it.
    public var id: String
    public var event: EventKind
    public var videoID: String
    public var state: DeliveryState
    public var attempts: Int32
    /// Of the last attempt: the status of the answer, or why there was none.
    public var lastStatus: Int32?
    public var lastError: String?
    public var lastAttemptAt: Timestamp?
    public var nextAttemptAt: Timestamp?
    public var createdAt: Timestamp

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        event: EventKind = .unspecified,
        videoID: String = "",
        state: DeliveryState = .unspecified,
        attempts: Int32 = 0,
        lastStatus: Int32? = nil,
        lastError: String? = nil,
        lastAttemptAt: Timestamp? = nil,
        nextAttemptAt: Timestamp? = nil,
        createdAt: Timestamp = Timestamp(microseconds: 0)
    ) {
        self.id = id
        self.event = event
        self.videoID = videoID
        self.state = state
        self.attempts = attempts
        self.lastStatus = lastStatus
        self.lastError = lastError
        self.lastAttemptAt = lastAttemptAt
        self.nextAttemptAt = nextAttemptAt
        self.createdAt = createdAt
    }
}

/// `ListWebhookDeliveriesRequest` of the contract.
public struct ListWebhookDeliveriesRequest: Sendable, Equatable {
    public var id: String
    public var skip: Int32
    public var limit: Int32

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        skip: Int32 = 0,
        limit: Int32 = 20
    ) {
        self.id = id
        self.skip = skip
        self.limit = limit
    }
}

/// `WebhookDeliveryList` of the contract.
public struct WebhookDeliveryList: Sendable, Equatable {
    public var deliveries: [WebhookDelivery]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        deliveries: [WebhookDelivery] = []
    ) {
        self.deliveries = deliveries
    }
}

/// `RedeliverWebhookRequest` of the contract.
public struct RedeliverWebhookRequest: Sendable, Equatable {
    public var id: String
    public var deliveryID: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        deliveryID: String = ""
    ) {
        self.id = id
        self.deliveryID = deliveryID
    }
}

