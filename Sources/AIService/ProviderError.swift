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
