/// A prompt cut into words that can be looked up: lower-case, without plural endings, negated words left out.
struct SceneWords: Sendable {
    /// Words of a prompt that are looked at; no prompt within the contract's 2000 characters has more that matter.
    private static let wordsMax = 400
    private static let negations: Set<String> = ["no", "without", "not", "never"]
    /// Words for several, without a plural ending.
    private static let collectives: Set<String> = ["people", "children", "couple", "village", "fleet", "flock", "herd"]

    let words: [String]

    init(_ text: String) {
        var words: [String] = []
        var isNegated = false
        for part in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" }).prefix(Self.wordsMax) {
            let word = String(part)
            if Self.negations.contains(word) {
                isNegated = true
            } else if isNegated {
                // "no people", "without any cars": the first word that means something is what is not wanted.
                isNegated = ["a", "an", "any", "the", "visible"].contains(word)
            } else {
                words.append(word)
            }
        }
        self.words = words
    }

    /// A word that was found in a table.
    struct Match<Value> {
        let position: Int
        let value: Value
        let isPlural: Bool
    }

    /// Looks up every word as it is, then as a singular; returns the values with their positions.
    func matches<Value>(in table: [String: Value]) -> [Match<Value>] {
        words.enumerated().compactMap { position, word in
            for form in Self.forms(of: word) {
                guard let value = table[form] else { continue }
                return Match(
                    position: position, value: value, isPlural: form != word || Self.collectives.contains(word))
            }
            return nil
        }
    }

    /// Whether a word of `table` stands for `value`.
    func contains<Value: Equatable>(_ value: Value, in table: [String: Value]) -> Bool {
        matches(in: table).contains { $0.value == value }
    }

    /// Returns the value that the most words speak for; the first one wins a tie.
    func strongest<Value: Hashable>(in table: [String: Value]) -> Value? {
        var votes: [Value: Int] = [:]
        let found = matches(in: table).map(\.value)
        for value in found { votes[value, default: 0] += 1 }
        guard let most = votes.values.max() else { return nil }
        return found.first { votes[$0] == most }
    }

    private static func forms(of word: String) -> [String] {
        var forms = [word]
        if word.hasSuffix("ies") { forms.append(word.dropLast(3) + "y") }
        if word.hasSuffix("ves") { forms += [word.dropLast(3) + "f", String(word.dropLast(1))] }
        if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
        if word.hasSuffix("s") { forms.append(String(word.dropLast(1))) }
        return forms
    }
}
