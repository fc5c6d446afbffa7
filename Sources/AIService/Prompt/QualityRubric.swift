/// Scores how well a prompt describes a video, 0…10, with reasons and suggestions; `docs/prompt-rubric.md` explains
/// the points.
struct QualityRubric: Sendable {
    /// What a good prompt says, and what to suggest when it does not.
    enum Aspect: String, Sendable, CaseIterable {
        case subject, setting, light, motion, style

        var points: Double {
            switch self {
            case .subject: 2
            case .setting: 1.5
            case .light, .motion: 1.25
            case .style: 1
            }
        }

        var name: String {
            switch self {
            case .subject: "a subject"
            case .setting: "a setting"
            case .light: "light or weather"
            case .motion: "motion or a camera move"
            case .style: "a look"
            }
        }

        var suggestion: String {
            switch self {
            case .subject: "Name the main subject, such as “a red sailing boat”."
            case .setting: "Say where it is, such as “in a mountain valley”."
            case .light: "Say what the light or the weather is like, such as “at sunrise in light fog”."
            case .motion: "Say what moves, or how the camera moves, such as “slowly zooming in”."
            case .style: "Say what it shall look like, such as “in warm pastel colors”."
            }
        }
    }

    private static let lengthPointsMax = 3.0
    /// Words at which length earns its full points, and beyond which a clip can't show everything.
    private static let wordsGood = 14
    private static let wordsMax = 180

    let score: Double
    let isFeasible: Bool
    let reasons: [String]
    let suggestions: [String]

    /// Scores a text; what it says is looked up in word lists, unless somebody has read it, who `says` what is in it.
    init(_ text: String, words: [String], says: Set<Aspect>? = nil) {
        let scene = SceneWords(text)
        let found = Aspect.allCases.filter { says?.contains($0) ?? Self.says($0, scene, words) }
        let missing = Aspect.allCases.filter { !found.contains($0) }
        let distinct = Set(words).count
        let length = Self.lengthPointsMax * Double(min(distinct, Self.wordsGood)) / Double(Self.wordsGood)
        var points = length + found.reduce(0) { $0 + $1.points }
        var reasons = found.isEmpty ? [] : ["Names " + found.map(\.name).joined(separator: ", ") + "."]
        var suggestions = missing.map(\.suggestion)
        if distinct < 4 { suggestions.append("Use a whole sentence: more detail gives a better video.") }
        if words.count > Self.wordsMax {
            points -= 1
            suggestions.append("Shorten it: one clip shows one scene.")
        }
        if words.count >= 8, distinct * 2 < words.count {
            points -= 2
            reasons.append("Repeats the same words.")
        }
        if Self.isShouting(text) {
            points -= 0.5
            reasons.append("Is written in capitals only.")
        }
        let letters = words.joined().filter(\.isLetter)
        let isGibberish = Self.isGibberish(letters)
        if isGibberish { reasons.append("Has no words that can be shown.") }
        isFeasible = letters.count >= 2 && !isGibberish
        score = isGibberish ? 0 : (min(max(points, 0), 10) * 10).rounded() / 10
        self.reasons = reasons
        self.suggestions = suggestions
    }

    private static func says(_ aspect: Aspect, _ scene: SceneWords, _ words: [String]) -> Bool {
        switch aspect {
        case .subject:
            !scene.matches(in: SceneVocabulary.subjects).isEmpty
                || words.contains(where: QualityVocabulary.subjects.contains)
        case .setting:
            !scene.matches(in: SceneVocabulary.places).isEmpty
                || words.contains(where: QualityVocabulary.settings.contains)
        case .light:
            !scene.matches(in: SceneVocabulary.hours).isEmpty || !scene.matches(in: SceneVocabulary.weathers).isEmpty
                || words.contains(where: QualityVocabulary.lights.contains)
        case .motion:
            !scene.matches(in: SceneVocabulary.cameraMoves).isEmpty || words.contains(where: QualityVocabulary.isMotion)
        case .style:
            words.contains(where: QualityVocabulary.looks.contains)
                || words.contains { SceneVocabulary.colours[$0] != nil }
        }
    }

    private static func isShouting(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count > 12 && letters.allSatisfy { !$0.isLowercase } && letters.contains(where: \.isUppercase)
    }

    /// Latin text of some length without a vowel, or one letter over and over, means nothing.
    private static func isGibberish(_ letters: String) -> Bool {
        guard letters.count >= 6 else { return letters.isEmpty }
        if Set(letters).count <= 2 { return true }
        let isLatin = letters.allSatisfy(\.isASCII)
        return isLatin && !letters.contains { "aeiouy".contains($0) }
    }
}
