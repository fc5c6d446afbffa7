import ArgumentParser

/// `veogen show`.
struct ShowVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show everything about a video.",
        discussion: """
              veogen show 018f4d2e-7c1a-7000-8000-000000000000
              veogen show $id --json | jq -r .status

            \(ExitStatus.help)
            """)

    @Argument(help: "The video's id.")
    var id: VideoID

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.get(id.path)
        try client.write(answer) { try answer.decoded(VideoRecord.self).lines }
    }
}
