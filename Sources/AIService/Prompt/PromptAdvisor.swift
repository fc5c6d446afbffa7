import FoundationEssentials

/// Enhances and judges prompts: by a Gemini model where one is configured, and by the local rules where there is none,
/// or where it gives no usable answer. `source` says which of them it was.
struct PromptAdvisor: Sendable {
    private static let suggestionsMax = 10
    private static let suggestionCharactersMax = 300

    let gemini: GeminiText?

    /// Returns a richer prompt.
    func enhance(_ prompt: String, style: VideoStyle) async -> EnhancedPrompt {
        let local = PromptEnhancer.enhance(prompt, style: style)
        guard let gemini else { return local }
        let outcome = await gemini.answer(
            to: prompt, instruction: Self.enhancing(style), schema: Self.enhancement)
        guard case .json(let json) = outcome,
            let answer = try? JSONDecoder().decode(Enhancement.self, from: Data(json)),
            let text = Self.promptText(answer.enhancedPrompt)
        else { return local }
        return EnhancedPrompt(text: text, source: gemini.model)
    }

    /// Judges a prompt. What the local rules find unsafe is unsafe; nobody is asked then.
    func analyze(_ content: String) async -> ContentAnalysis {
        let local = ContentAnalyzer.analyze(content)
        guard let gemini, local.isSafe, local.qualityScore != nil else { return local }
        switch await gemini.answer(to: content, instruction: Self.judging, schema: Self.judgement) {
        case .json(let json):
            guard let answer = try? JSONDecoder().decode(Judgement.self, from: Data(json)) else { return local }
            return Self.analysis(of: content, answer, source: gemini.model)
        case .blocked(let reason):
            return Self.unsafe("The filter of \(gemini.model) stopped it: \(reason).", source: gemini.model)
        case .cutOff, .unusable: return local
        }
    }

    private static func analysis(of content: String, _ answer: Judgement, source: String) -> ContentAnalysis {
        guard answer.safe else {
            return unsafe(ProviderText.clean(answer.unsafeReason) ?? "It was judged unsafe.", source: source)
        }
        // The points are the rubric's, whoever has read the text.
        let rubric = QualityRubric(content, words: PromptWords(content).words, says: answer.aspects)
        let suggestions = answer.suggestions.prefix(suggestionsMax).compactMap(ProviderText.clean)
            .map { String($0.prefix(suggestionCharactersMax)) }
        return ContentAnalysis(
            isSafe: true, qualityScore: rubric.score, isFeasible: answer.feasible && rubric.isFeasible,
            suggestions: suggestions, reasons: rubric.reasons, source: source)
    }

    private static func unsafe(_ reason: String, source: String) -> ContentAnalysis {
        ContentAnalysis(
            isSafe: false, qualityScore: nil, isFeasible: false,
            suggestions: ["Describe the scene without the parts named in the reasons."], reasons: [reason],
            source: source)
    }

    /// A prompt as it may go to a provider, or nil.
    private static func promptText(_ text: String) -> String? {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isClean = line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        let length = line.unicodeScalars.count
        return isClean && length > 0 && length <= GenerationRequest.promptCharactersMax ? line : nil
    }
}
