/// Where a generation stands.
public enum GenerationState: Sendable, Hashable {
    /// Taken, but waiting for its turn.
    case queued
    /// Being made; `percent` is 0…100 and never falls, `step` is a phrase for the user.
    case running(percent: Int, step: String)
    /// Finished; its files stay until `discard`, or until the provider's own limit on kept results.
    case done(GenerationResult)
    /// Ended without a video.
    case failed(GenerationFailure)

    /// Whether the state can no longer change.
    public var isFinal: Bool {
        switch self {
        case .queued, .running: false
        case .done, .failed: true
        }
    }
}
