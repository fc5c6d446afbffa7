import Foundation

/// File names made from prompts.
enum OutputName {
    private static let wordsMax = 6
    private static let charactersMax = 60

    /// `a-lighthouse-in-a-storm.mp4` for "A lighthouse in a storm!", or `a-lighthouse-in-a-storm-2.mp4` and so on where
    /// that is taken; `video.mp4` when the prompt has no letters.
    static func free(for prompt: String) -> String {
        let words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(wordsMax)
        let name = words.isEmpty ? "video" : String(words.joined(separator: "-").prefix(charactersMax))
        var (free, number) = ("\(name).mp4", 1)
        while FileManager.default.fileExists(atPath: free) {
            number += 1
            free = "\(name)-\(number).mp4"
        }
        return free
    }
}
