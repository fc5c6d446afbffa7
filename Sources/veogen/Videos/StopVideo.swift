import ArgumentParser

/// `veogen cancel`.
struct CancelVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop a video that waits or is being made.", discussion: ExitStatus.help)

    @Argument(help: "The video's id.")
    var id: VideoID

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.send("POST", id.path + "/cancel").success()
        try client.write(answer) { "" }
    }
}

/// `veogen delete`.
struct DeleteVideo: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete a video and its files; one in the making is stopped first.",
        discussion: """
              veogen delete $id
              veogen list | awk '$2 == "failed" { print $1 }' | xargs -n 1 veogen delete

            \(ExitStatus.help)
            """)

    @Argument(help: "The video's id.")
    var id: VideoID

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.send("DELETE", id.path).success()
        try client.write(answer) { "" }
    }
}
