/// A provider could not be asked, or refused; nothing is said about a generation that it may already run.
public struct ProviderError: Error, Sendable, Hashable {
    /// Stable reasons, fit for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// The request is outside what the provider can make.
        case invalidRequest = "invalid_request"
        /// The model is not one of the provider's.
        case unknownModel = "unknown_model"
        /// The provider does no more at this moment; `retryAfter` says when to ask again.
        case providerBusy = "provider_busy"
        /// The provider cannot be reached, or lacks something it needs.
        case providerUnavailable = "provider_unavailable"
        /// The provider refused the service's own access: its key is wrong, or may not do this.
        case providerDenied = "provider_denied"
        /// The key that a generation was ordered with is not configured any more.
        case keyRemoved = "provider_key_removed"
        /// What was paid for at the provider is used up.
        case providerQuota = "provider_quota"
        /// The provider does not offer the model, or no longer.
        case modelUnavailable = "model_unavailable"
        /// The provider refuses what the prompt asks for.
        case contentFiltered = "content_filtered"
        /// The picture that the video is to begin with can't be decoded.
        case referenceImageUnreadable = "reference_image_unreadable"
        /// The picture that the video is to begin with takes more time or memory than a picture should.
        case referenceImageExhausting = "reference_image_exhausting"
        /// It is not known whether the provider took the request.
        case outcomeUnknown = "provider_outcome_unknown"
        /// The provider's place for files is full.
        case storageFull = "storage_full"
    }

    /// The reason.
    public let code: Code
    /// A sentence fit for the user.
    public let message: String
    /// How long to wait before asking again, when that is known.
    public let retryAfter: Duration?

    /// Makes an error with a message fit for the user.
    public init(_ code: Code, _ message: String, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }
}
