/// Which of the models that were asked for a provider offers.
struct ModelOffer: Sendable, Hashable {
    /// Names that are shown as a choice.
    static let namesShownMax = 8

    /// Those that it does not offer to this key.
    var missing: Set<String> = []
    /// Names that it offers, to choose from.
    var names: [String] = []
    /// What could not be found out, in sentences.
    var warnings: [String] = []
}
