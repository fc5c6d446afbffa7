import ArgumentParser

/// `veogen keys list`.
struct ListKeys: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List your API keys, newest first, expired ones too.",
        discussion: """
            On a terminal in columns, elsewhere with tabs between the fields. Of the key
            itself only the beginning is known.

              veogen keys list
              veogen keys list | awk -F'\\t' '$4 == "-" { print $1 }' |
                xargs -n 1 veogen keys revoke
              veogen keys list --json | jq -r '.[] | select(.expires_at == null) | .name'

            \(ExitStatus.help)
            """)

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.get("/api/v1/auth/api-keys")
        try client.write(answer) {
            var table = Table(header: ["ID", "KEY", "SCOPES", "LAST USED", "EXPIRES", "NAME"])
            table.rows = try answer.decoded([KeyRecord].self).map {
                [
                    $0.id, $0.prefix + "…", $0.scopes.joined(separator: ","), $0.lastUsedAt ?? "-",
                    $0.expiresAt ?? "never", $0.name,
                ]
            }
            return table.text
        }
    }
}
