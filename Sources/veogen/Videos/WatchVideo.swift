import ArgumentParser

/// `veogen watch`.
struct WatchVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow a video until it is finished.",
        discussion: """
            Progress goes to standard error: a bar on a terminal, a line for each tenth
            elsewhere. With --json each event is a line on standard output. Lost
            connections are taken up again.

              veogen watch $id && veogen download $id
              veogen watch $id --json | jq --unbuffered .progress

            \(ExitStatus.help)
            """)

    @Argument(help: "The video's id.")
    var id: VideoID

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        var watch = VideoWatch(session: session, id: id.text)
        if client.json { watch.onEvent = Console.result }
        try await watch.untilFinished(client.json ? nil : ProgressBar()).requireFile()
    }
}
