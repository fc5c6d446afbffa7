/// Why a generation ended without a video.
public struct GenerationFailure: Error, Sendable, Hashable {
    /// Stable reasons, fit for programs and for the user's `error.code`.
    public enum Code: String, Sendable, CaseIterable {
        /// The renderer cannot be started: ffmpeg, ffprobe or the captions' font is missing.
        case rendererUnavailable = "renderer_unavailable"
        /// The renderer stopped with an error, or made something else than what was asked.
        case renderFailed = "render_failed"
        /// The renderer took longer than its limit.
        case renderTimeout = "render_timeout"
        /// The disk has no room for the video.
        case storageFull = "storage_full"
        /// The provider knows no such generation: it was discarded, has expired, or a restart lost it.
        case generationNotFound = "generation_not_found"
        /// Someone cancelled it.
        case cancelled = "cancelled"
        /// The provider's filter stopped the video.
        case contentFiltered = "content_filtered"
        /// The provider could not make the video.
        case providerFailed = "provider_failed"
        /// The provider called the video done, but gave out nothing that is one.
        case resultUnusable = "result_unusable"
        /// The picture that the video is to begin with can't be decoded.
        case referenceImageUnreadable = "reference_image_unreadable"
        /// The picture that the video is to begin with takes more time or memory than a picture should.
        case referenceImageExhausting = "reference_image_exhausting"
        /// The prompt asked the test provider to fail.
        case failedOnRequest = "failed_on_request"
    }

    /// The reason.
    public let code: Code
    /// A sentence fit for the user; details are in the log.
    public let message: String
    /// Whether the same request would surely fail again.
    public let isPermanent: Bool
    /// How long to wait before trying again, when that is known.
    public let retryAfter: Duration?
    /// What the provider charges for it nevertheless.
    public let bill: GenerationBill

    /// Makes a failure with a message fit for the user.
    public init(
        _ code: Code, _ message: String, isPermanent: Bool, retryAfter: Duration? = nil,
        bill: GenerationBill = .nothing
    ) {
        self.code = code
        self.message = message
        self.isPermanent = isPermanent
        self.retryAfter = retryAfter
        self.bill = bill
    }

    /// The failure of a generation that the provider calls done, and charges for, without a video that can be had.
    static func unusable(_ reason: String, priceMicros: Int) -> Self {
        Self(.resultUnusable, reason, isPermanent: true, bill: .charged(microdollars: priceMicros))
    }

    /// The failure of a handle that the provider does not know.
    static var notFound: Self {
        Self(.generationNotFound, "The generation is unknown to the provider.", isPermanent: false)
    }
}
