import Foundation

/// File names made from prompts.
enum OutputName {
    private static let wordsMax = 6
    private static let charactersMax = 60

    /// `a-lighthouse-in-a-storm.mp4` for "A lighthouse in a storm!", or `a-lighthouse-in-a-storm-2.mp4` and so on where
    /// that or its thumbnail's name is taken; `video.mp4` when the prompt has no letters.
    static func free(for prompt: String, in folder: URL) -> URL {
        let words = prompt.lowercased().split { !$0.isLetter && !$0.isNumber }.prefix(wordsMax)
        let name = words.isEmpty ? "video" : String(words.joined(separator: "-").prefix(charactersMax))
        var (free, number) = (folder.appendingPathComponent(name), 1)
        while ["mp4", "jpg"].contains(where: { isTaken(free.appendingPathExtension($0)) }) {
            number += 1
            free = folder.appendingPathComponent("\(name)-\(number)")
        }
        return free.appendingPathExtension("mp4")
    }

    /// `cats.jpg` for `cats.mp4`, or `cats-2.jpg` and so on where that is taken: what is there may be the picture that
    /// the video began with.
    static func thumbnail(of video: URL) -> URL {
        let name = video.deletingPathExtension()
        var (free, number) = (name.appendingPathExtension("jpg"), 1)
        while isTaken(free) {
            number += 1
            free = URL(fileURLWithPath: "\(name.path)-\(number).jpg")
        }
        return free
    }

    private static func isTaken(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
