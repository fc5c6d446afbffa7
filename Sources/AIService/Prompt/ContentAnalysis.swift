/// What the analysis of a prompt found.
public struct ContentAnalysis: Sendable, Hashable {
    /// Whether a video may be made of it.
    public let isSafe: Bool
    /// 0…10 by the rubric in `docs/prompt-rubric.md`; nil when it was not computed, as for unsafe or empty text.
    public let qualityScore: Double?
    /// Whether it can be shown in a video at all.
    public let isFeasible: Bool
    /// What would make the prompt better, for the user.
    public let suggestions: [String]
    /// Why it is unsafe or not feasible, and what the score is made of.
    public let reasons: [String]
    /// Who analysed: ``PromptEnhancer/source`` for the local rules.
    public let source: String
}
