import ArgumentParser
import Foundation

/// `veogen generate`: from a prompt to a file.
struct Generate: ClientCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a video from a prompt, and save it.",
        discussion: """
            Prints the path of the video on standard output; progress and everything else goes to standard error.

              veogen generate "a lighthouse in a storm, waves over the rocks"
              veogen generate "two cats in a garden" --style animated --duration 8 --aspect 9:16
              open "$(veogen generate "mountains at sunrise" --output mountains.mp4)"
              id=$(veogen generate "a ship at night" --no-wait); veogen watch $id && veogen download $id

            With --json the finished video's JSON is printed instead of the path, and no progress.

            \(ExitStatus.help)
            """
    )

    @Argument(help: "What the video shows.")
    var prompt: String

    @Option(help: "cinematic, realistic, animated, artistic, documentary or commercial.")
    var style: String?

    @Option(help: "Seconds, 1 to 60.")
    var duration: Int?

    @Option(help: "draft, standard or high: 360, 720 or 1080 lines.")
    var quality: String?

    @Option(help: "16:9, 9:16 or 1:1.")
    var aspect: String?

    @Option(name: .customLong("negative"), help: "What to avoid.")
    var negativePrompt: String?

    @Option(help: "The same seed gives the same video where the model can.")
    var seed: Int?

    @Option(help: "A model of GET /api/v1/models.")
    var model: String?

    @Option(
        name: .shortAndLong,
        help: "Where to save the video; its thumbnail goes beside it. Default: named after the prompt.")
    var output: String?

    @Flag(name: .customLong("no-wait"), help: "Print the video's id at once, and leave the rest to the server.")
    var isNotAwaited = false

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let request = try APIRequest("POST", "/api/v1/videos/generate", token: session.token).json(wish)
        let answer = try await session.client.send(request)
        let id = try answer.decoded(AcceptedVideo.self).jobId
        if isNotAwaited { return try client.write(answer) { id } }
        var watch = VideoWatch(session: session, id: id)
        try await watch.untilFinished(client.json ? nil : ProgressBar()).requireFile()
        let file = URL(fileURLWithPath: output ?? OutputName.from(prompt))
        let thumbnail = file.deletingPathExtension().appendingPathExtension("jpg")
        try await VideoFiles(session: watch.session, id: id).save(video: file, thumbnail: thumbnail)
        try client.write(try await watch.session.get("/api/v1/videos/\(id)")) { file.path }
    }

    private var wish: VideoWish {
        VideoWish(
            prompt: prompt, style: style, duration: duration, quality: quality, aspect_ratio: aspect,
            negative_prompt: negativePrompt, seed: seed, model: model)
    }
}
