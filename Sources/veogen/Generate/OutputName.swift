/// File names made from prompts.
enum OutputName {
    private static let wordsMax = 6
    private static let charactersMax = 60

    /// `a-lighthouse-in-a-storm.mp4` for "A lighthouse in a storm!"; `video.mp4` when the prompt has no letters.
    static func from(_ prompt: String) -> String {
        let words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(wordsMax)
        let name = words.joined(separator: "-").prefix(charactersMax)
        return (name.isEmpty ? "video" : name) + ".mp4"
    }
}
