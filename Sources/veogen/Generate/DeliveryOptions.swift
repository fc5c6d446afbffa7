import ArgumentParser
import Foundation

/// What becomes of a video that was asked for.
struct DeliveryOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: "Where to save the video; its thumbnail goes beside it. Default: a new file named after the prompt.")
    var output: String?

    @Flag(name: .customLong("no-wait"), help: "Print the video's id at once, and leave the rest to the server.")
    var isNotAwaited = false

    /// Before anything is asked for: a video that can't be saved is not to be made first.
    func validate() throws {
        guard let output else { return }
        let folder = URL(fileURLWithPath: output).deletingLastPathComponent().path
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue, FileManager.default.isWritableFile(atPath: folder) else {
            throw ValidationError("--output: \(folder) is not a folder that you may write to.")
        }
    }

    /// Waits for the video that an answer accepts, and saves it.
    ///
    /// - Throws: `APIFailure` when the answer is a refusal, or the video was not made.
    func deliver(_ answer: APIAnswer, _ session: Session, _ client: ClientOptions) async throws {
        let id = try answer.decoded(AcceptedVideo.self).jobId
        if isNotAwaited { return try client.write(answer) { id } }
        var watch = VideoWatch(session: session, id: id)
        try await watch.untilFinished(client.json ? nil : ProgressBar()).requireFile()
        let made = try await watch.session.get("/api/v1/videos/\(id)")
        let name = try output ?? OutputName.free(for: made.decoded(VideoRecord.self).prompt)
        let file = URL(fileURLWithPath: name)
        let thumbnail = file.deletingPathExtension().appendingPathExtension("jpg")
        try await VideoFiles(session: watch.session, id: id).save(video: file, thumbnail: thumbnail)
        try client.write(made) { file.path }
        if !client.json { Console.note("Its thumbnail is \(thumbnail.path)") }
    }
}
