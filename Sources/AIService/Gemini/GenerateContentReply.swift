/// The answer of `generateContent`, as far as it is read.
struct GenerateContentReply: Decodable {
    struct PromptFeedback: Decodable { let blockReason: String? }
    struct Part: Decodable {
        let text: String?
        let thought: Bool?
    }
    struct Content: Decodable { let parts: [Part]? }
    struct Candidate: Decodable {
        let content: Content?
        let finishReason: String?
    }

    struct Usage: Decodable {
        let promptTokenCount: Int?
        let candidatesTokenCount: Int?
    }

    let promptFeedback: PromptFeedback?
    let usageMetadata: Usage?
    let candidates: [Candidate]?

    /// What became of the request.
    var outcome: GeminiText.Outcome {
        if let reason = promptFeedback?.blockReason { return .blocked(reason: reason) }
        guard let candidate = candidates?.first else { return .unusable("no candidate") }
        let text = (candidate.content?.parts ?? []).filter { $0.thought != true }.compactMap(\.text).joined()
        switch candidate.finishReason {
        case "STOP", nil: return text.isEmpty ? .unusable("no text") : .json(Array(text.utf8))
        case "MAX_TOKENS": return .cutOff
        case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII":
            return .blocked(reason: candidate.finishReason ?? "")
        case let reason?: return .unusable("ended by \(reason)")
        }
    }
}
