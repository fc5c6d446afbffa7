/// What providers write in their errors.
enum ProviderText {
    /// Characters of a provider's message that are passed on.
    private static let charactersMax = 300
    private static let filterCodes: Set<String> = [
        "content_policy_violation", "moderation_blocked", "content_filtered", "content_filter", "safety",
    ]

    /// Whether an error's code tells of forbidden content.
    static func isFilter(_ code: String) -> Bool { filterCodes.contains(code.lowercased()) }

    /// A message fit for the user: one line, bounded; nil when there is none.
    static func clean(_ message: String?) -> String? {
        guard let message else { return nil }
        let line = message.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        let text = String(String.UnicodeScalarView(line)).prefix(charactersMax)
        return text.allSatisfy(\.isWhitespace) ? nil : String(text)
    }
}
