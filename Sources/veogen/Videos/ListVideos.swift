import ArgumentParser

/// `veogen list`.
struct ListVideos: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List your videos, newest first.",
        discussion: """
            On a terminal in columns, elsewhere with tabs between the fields.

              veogen list --limit 5
              veogen list | awk -F'\\t' '$2 == "failed" { print $1 }'
              veogen list --json | jq '.[].prompt'

            \(ExitStatus.help)
            """)

    @Option(help: "How many, 1 to 100.")
    var limit = 20

    @Option(help: "How many of the newest to leave out.")
    var skip = 0

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.get("/api/v1/videos/?skip=\(skip)&limit=\(limit)")
        try client.write(answer) {
            var table = Table(header: ["ID", "STATUS", "LENGTH", "MODEL", "PROMPT"])
            table.rows = try answer.decoded([VideoRecord].self).map {
                [$0.id, $0.standing, "\($0.duration) s", $0.model, $0.prompt]
            }
            return table.text
        }
    }
}
