/// What became of asking a provider for a video. Money may be spent only after `accepted` and `unknown`.
public enum SubmitOutcome: Sendable, Hashable {
    /// No byte of the request left; asking again is safe.
    case notSent(ProviderError)
    /// The provider answered no; it has done nothing and bills nothing.
    case rejected(ProviderError)
    /// The provider has taken the work; the handle is to be stored before anything else is done.
    case accepted(GenerationHandle)
    /// The request may or may not have arrived; it must not be sent again on its own.
    case unknown(ProviderError)
}
