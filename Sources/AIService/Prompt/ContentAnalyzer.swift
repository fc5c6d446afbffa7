/// Judges a prompt's safety, quality and feasibility by rules of our own, as `docs/prompt-rubric.md` describes them.
public enum ContentAnalyzer {
    /// Analyses `content`; longer text than a prompt may have is judged by all its words, too.
    public static func analyze(_ content: String) -> ContentAnalysis {
        let words = PromptWords(content).words
        guard !words.isEmpty else {
            return ContentAnalysis(
                isSafe: true, qualityScore: nil, isFeasible: false,
                suggestions: ["Describe what the video shall show."], reasons: ["There is no text to make a video of."],
                source: PromptEnhancer.source)
        }
        let findings = SafetyRules.findings(in: words)
        guard findings.isEmpty else {
            return ContentAnalysis(
                isSafe: false, qualityScore: nil, isFeasible: false,
                suggestions: ["Describe the scene without the parts named in the reasons."],
                reasons: findings.map(\.reason), source: PromptEnhancer.source)
        }
        let quality = QualityRubric(content, words: words)
        return ContentAnalysis(
            isSafe: true, qualityScore: quality.score, isFeasible: quality.isFeasible, suggestions: quality.suggestions,
            reasons: quality.reasons, source: PromptEnhancer.source)
    }
}
