/// Finds what makes a prompt unsafe: whole words and phrases, never parts of words.
enum SafetyRules {
    /// One match.
    struct Finding: Sendable, Hashable {
        let category: SafetyCategory
        let reason: String
    }

    /// Words that count as being about a child, which makes any sexual word worse.
    private static let minors: Set<String> = [
        "child", "children", "kid", "kids", "minor", "minors", "teen", "teens", "teenage", "teenager", "toddler",
        "baby",
        "schoolgirl", "schoolboy", "underage", "preteen", "infant",
    ]

    /// Returns at most one finding for each category, in the categories' order.
    static func findings(in words: [String]) -> [Finding] {
        let masked = withoutHarmlessPhrases(words)
        let hasMinor = masked.contains(where: minors.contains)
        return SafetyCategory.allCases.compactMap { category in
            if category == .minors {
                guard hasMinor, match(.sexual, in: masked) != nil else { return nil }
                return Finding(category: category, reason: "Refused for \(category.description).")
            }
            guard let word = match(category, in: masked) else { return nil }
            return Finding(category: category, reason: "Refused for \(category.description): “\(word)”.")
        }
    }

    private static func match(_ category: SafetyCategory, in words: [String]) -> String? {
        guard let lexicon = SafetyLexicon.terms[category] else { return nil }
        for start in words.indices {
            for term in lexicon where words[start...].starts(with: term) { return term.joined(separator: " ") }
        }
        return nil
    }

    /// Blanks out phrases in which a bad word is harmless, such as "shoot a film" or "killer whale".
    private static func withoutHarmlessPhrases(_ words: [String]) -> [String] {
        var result = words
        for start in words.indices {
            for phrase in SafetyLexicon.harmless where words[start...].starts(with: phrase) {
                for index in start..<start + phrase.count { result[index] = "" }
            }
        }
        return result.filter { !$0.isEmpty }
    }
}
