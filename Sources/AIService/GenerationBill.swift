/// What a provider charges for a generation that brought no video.
public enum GenerationBill: Sendable, Hashable {
    /// Nothing, by its own word or its terms.
    case nothing
    /// As for a video, in millionths of a US dollar.
    case charged(microdollars: Int)
    /// It doesn't say.
    case unknown
}
