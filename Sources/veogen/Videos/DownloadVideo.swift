import ArgumentParser
import Foundation

/// `veogen download`.
struct DownloadVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Save a finished video.",
        discussion: """
            Prints the path of the file, which appears once it is whole.

              veogen download $id
              veogen download $id --output cats.mp4 --thumbnail cats.jpg

            \(ExitStatus.help)
            """)

    @Argument(help: "The video's id.")
    var id: VideoID

    @OptionGroup var place: OutputOption

    @Option(help: "Where to save its thumbnail too.")
    var thumbnail: String?

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.get(id.path)
        let video = try answer.decoded(VideoRecord.self)
        let file = place.file(for: video.prompt)
        try await VideoFiles(session: session, id: id.text)
            .save(video: file, thumbnail: thumbnail.map { URL(fileURLWithPath: $0) })
        try client.write(answer) { file.path }
    }
}
