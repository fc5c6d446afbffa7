/// Reads a prompt and decides what to draw. The same request always gives the same plan.
enum ScenePlanner {
    /// How far before a noun its colour may stand: "a red racing car".
    private static let colourReachWords = 2

    static func plan(_ request: GenerationRequest) -> ScenePlan {
        let words = SceneWords(request.prompt)
        let unwanted = SceneWords(request.negativePrompt ?? "")
        var random = SeededRandom(seed: SeededRandom.seed(request.seed, for: request.prompt))
        let subjects = subjects(in: words, without: unwanted)
        let place = place(words, subjects, &random)
        let weather = weather(words, without: unwanted)
        let effects = Set(words.matches(in: SceneVocabulary.effects).map(\.value))
            .subtracting(unwanted.matches(in: SceneVocabulary.effects).map(\.value))
        return ScenePlan(
            place: place, hour: hour(words, weather, &random), weather: weather, subjects: subjects, effects: effects,
            camera: camera(words, subjects, &random), style: request.style)
    }

    private static func subjects(in words: SceneWords, without unwanted: SceneWords) -> [ScenePlan.Subject] {
        let refused = Set(unwanted.matches(in: SceneVocabulary.subjects).map(\.value))
        var found: [ScenePlan.Subject] = []
        for match in words.matches(in: SceneVocabulary.subjects) {
            let kind = match.value
            guard !refused.contains(kind), !found.contains(where: { $0.kind == kind }) else { continue }
            let before = words.words[max(match.position - colourReachWords, 0)..<match.position].reversed()
            let colour = before.lazy.compactMap { SceneVocabulary.colours[$0] }.first
            let number = before.lazy.compactMap { SceneVocabulary.numbers[$0] }.first
            found.append(ScenePlan.Subject(kind: kind, colour: colour, count: number ?? (match.isPlural ? 2 : 1)))
            if found.count == ScenePlan.subjectsMax { break }
        }
        return found
    }

    private static func place(
        _ words: SceneWords, _ subjects: [ScenePlan.Subject], _ random: inout SeededRandom
    ) -> ScenePlan.Place {
        let named = words.strongest(in: SceneVocabulary.places)
        if let main = subjects.first {
            let isStarry = words.words.contains { $0.hasPrefix("star") }
            if named == nil, isStarry, main.kind == .rocket || main.kind == .astronaut { return .space }
            if named == nil, main.kind == .rocket, words.contains(.tiltUp, in: SceneVocabulary.cameraMoves) {
                return .meadow
            }
            return fitting(named ?? main.kind.home, for: main.kind, words)
        }
        // A prompt of which no word is known still gets a view worth looking at.
        guard let named else { return [.mountains, .sea, .meadow, .lake].randomElement(using: &random) ?? .mountains }
        return isLake(named, words) ? .lake : named
    }

    /// Puts what floats on water, and what stands or drives on firm ground.
    private static func fitting(
        _ place: ScenePlan.Place, for main: SubjectKind, _ words: SceneWords
    ) -> ScenePlan.Place {
        if isLake(place, words) { return .lake }
        switch (main.motion, place) {
        case (.floats, .mountains), (.floats, .forest), (.floats, .meadow), (.floats, .snowfield): return .lake
        case (.floats, .city), (.floats, .road), (.floats, .desert), (.floats, .rooftop): return .sea
        case (.drives, .sea), (.drives, .lake):
            return words.contains(.road, in: SceneVocabulary.places) ? .road : .beach
        case (.rests, .sea) where main != .lighthouse && main != .bridge: return .beach
        default: return place
        }
    }

    /// Mountains or a wood with a lake are drawn as the lake before them.
    private static func isLake(_ place: ScenePlan.Place, _ words: SceneWords) -> Bool {
        [.mountains, .forest, .meadow].contains(place) && words.contains(.lake, in: SceneVocabulary.places)
    }

    private static func hour(
        _ words: SceneWords, _ weather: ScenePlan.Weather, _ random: inout SeededRandom
    ) -> ScenePlan.Hour {
        if let hour = words.strongest(in: SceneVocabulary.hours) { return hour }
        guard weather == .clear else { return .day }
        return [.day, .day, .sunset, .dawn].randomElement(using: &random) ?? .day
    }

    private static func weather(_ words: SceneWords, without unwanted: SceneWords) -> ScenePlan.Weather {
        let refused = unwanted.strongest(in: SceneVocabulary.weathers)
        guard let weather = words.strongest(in: SceneVocabulary.weathers), weather != refused else { return .clear }
        return weather
    }

    /// The camera's move that the prompt's own words name; nil when they name none.
    static func cameraAskedFor(in request: GenerationRequest) -> ScenePlan.CameraMove? {
        SceneWords(request.caption ?? request.prompt).strongest(in: SceneVocabulary.cameraMoves)
    }

    private static func camera(
        _ words: SceneWords, _ subjects: [ScenePlan.Subject], _ random: inout SeededRandom
    ) -> ScenePlan.CameraMove {
        if let move = words.strongest(in: SceneVocabulary.cameraMoves) { return move }
        guard !subjects.isEmpty else { return [.panLeft, .panRight].randomElement(using: &random) ?? .panRight }
        return .pushIn
    }
}
