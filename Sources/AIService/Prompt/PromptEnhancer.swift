/// Adds to a prompt what its style asks for, by rules of our own: no network, no cost, the same answer each time.
public enum PromptEnhancer {
    /// The `source` of everything that is worked out by rules on this machine.
    public static let source = "local-rules"

    /// Returns `prompt` as one or more whole sentences, followed by those of the style's phrases that it does not say
    /// already.
    ///
    /// An empty prompt is returned as it is.
    public static func enhance(_ prompt: String, style: VideoStyle) -> EnhancedPrompt {
        let trimmed = prompt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !trimmed.isEmpty else { return EnhancedPrompt(text: prompt, source: source) }
        let said = Set(PromptWords(trimmed).words)
        let missing = phrases(of: style).filter { phrase in
            // A phrase is said when all words of it that carry meaning are there.
            let words = PromptWords(phrase).words.filter { !["style", "of", "and"].contains($0) }
            return !words.allSatisfy { said.contains($0) }
        }
        let sentence = endSentence(trimmed)
        guard let first = missing.first else { return EnhancedPrompt(text: sentence, source: source) }
        let addition = ([first.prefix(1).uppercased() + first.dropFirst()] + missing.dropFirst()).joined(
            separator: ", ")
        return EnhancedPrompt(text: "\(sentence) \(addition).", source: source)
    }

    private static func phrases(of style: VideoStyle) -> [String] {
        switch style {
        case .cinematic: ["cinematic style", "professional lighting", "film grain", "depth of field"]
        case .realistic: ["photorealistic", "natural lighting", "high detail", "lifelike"]
        case .animated: ["animated style", "vibrant colors", "smooth motion", "cartoon-like"]
        case .artistic: ["artistic interpretation", "creative lighting", "stylized", "expressive"]
        case .documentary: ["documentary style", "natural setting", "authentic", "informative"]
        case .commercial: ["commercial quality", "polished", "marketing style", "engaging"]
        }
    }

    private static func endSentence(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, ",;:-–— ".contains(last) { text.removeLast() }
        guard let last = text.last else { return "" }
        if ".!?…。！？".contains(last) { return String(text) }
        // A closing quote or bracket may hold the sentence's end already.
        if "\"'”’)]".contains(last), let inner = text.dropLast().last, ".!?…".contains(inner) { return String(text) }
        return text + "."
    }
}
