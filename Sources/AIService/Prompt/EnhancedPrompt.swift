/// A prompt made richer for a model.
public struct EnhancedPrompt: Sendable, Hashable {
    /// The prompt with what the style adds.
    public let text: String
    /// Who made it: ``PromptEnhancer/source`` for the local rules.
    public let source: String
}
