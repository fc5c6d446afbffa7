import ArgumentParser
import Foundation

/// Where a video is saved.
struct OutputOption: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: "Where to save the video: a file, or a folder. Default: a new file named after the prompt.")
    var output: String?

    /// Before anything is asked for: a video that can't be saved is not to be made first.
    func validate() throws {
        guard let output else { return }
        if ["jpg", "jpeg", "png", "webp"].contains(URL(fileURLWithPath: output).pathExtension.lowercased()) {
            throw ValidationError("--output: \(output) would be a picture; a video's name ends in .mp4.")
        }
        let folder = isFolder(output) ? output : URL(fileURLWithPath: output).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else { return }
        guard isFolder(folder), FileManager.default.isWritableFile(atPath: folder) else {
            throw ValidationError("--output: \(folder) is not a folder that you may write to.")
        }
    }

    /// The file for the video of a prompt.
    func file(for prompt: String) -> URL {
        guard let output else { return OutputName.free(for: prompt, in: URL(fileURLWithPath: ".")) }
        let url = URL(fileURLWithPath: output)
        return output.hasSuffix("/") || isFolder(output) ? OutputName.free(for: prompt, in: url) : url
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder = ObjCBool(false)
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
