/// How a generation ended, for who does not want its video.
public enum GenerationOutcome: Sendable, Hashable {
    /// With a video, at this price in millionths of a US dollar.
    case done(costMicrodollars: Int)
    /// Without one.
    case failed(GenerationFailure)

    /// Nil while the generation goes on.
    init?(_ state: GenerationState) {
        switch state {
        case .queued, .running: return nil
        case .done(let result): self = .done(costMicrodollars: result.costMicrodollars)
        case .failed(let failure): self = .failed(failure)
        }
    }
}
