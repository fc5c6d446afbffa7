import ArgumentParser
import Foundation

/// `veogen generate`: from a prompt to a file.
struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a video from a prompt, and save it.",
        discussion: """
            Prints the path of the video on standard output; progress and everything else goes to standard error.

              veogen generate "a lighthouse in a storm, waves over the rocks"
              veogen generate "two cats in a garden" --style animated --duration 8 --aspect 9:16
              open "$(veogen generate "mountains at sunrise" --output mountains.mp4)"
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

    @Option(help: "The server; else VEOGEN_SERVER, else http://127.0.0.1:8080.")
    var server: String?

    func run() async throws {
        do {
            let file = try await generate()
            Console.result(file.path)
        } catch let failure as APIFailure {
            Console.note("veogen: \(failure.description)")
            throw ExitCode.failure
        }
    }

    private func generate() async throws -> URL {
        let address = server ?? ProcessInfo.processInfo.environment["VEOGEN_SERVER"] ?? "http://127.0.0.1:8080"
        let session = try await Session.open(APIClient(server: address))
        let request = try APIRequest("POST", "/api/v1/videos/generate", token: session.token).json(wish)
        let accepted = try await session.client.send(request).decoded(AcceptedVideo.self)
        let end = try await VideoWatch(session: session, id: accepted.jobId).untilFinished(ProgressBar())
        guard end.status == "completed" else {
            let reason = end.error.map { "\($0.message) (\($0.code))" } ?? end.status
            throw APIFailure("the video was not made: \(reason)")
        }
        let file = URL(fileURLWithPath: output ?? OutputName.from(prompt))
        let path = "/api/v1/videos/\(accepted.jobId)"
        try await session.client.download(APIRequest("GET", path + "/content", token: session.token), to: file)
        let thumbnail = file.deletingPathExtension().appendingPathExtension("jpg")
        try await session.client.download(APIRequest("GET", path + "/thumbnail", token: session.token), to: thumbnail)
        return file
    }

    private var wish: VideoWish {
        VideoWish(
            prompt: prompt, style: style, duration: duration, quality: quality, aspect_ratio: aspect,
            negative_prompt: negativePrompt, seed: seed, model: model)
    }
}
