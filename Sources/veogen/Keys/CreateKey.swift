import ArgumentParser
import Foundation

/// `veogen keys create`.
struct CreateKey: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an API key, and print it: this once.",
        discussion: """
            Standard output has the key and nothing else. It may only look, unless --write
            lets it make, change and delete as well.

              veogen keys create "nightly renders" --write > key.txt
              veogen keys create dashboard --expires-in-days 30
              export VEOGEN_TOKEN=$(veogen keys create shop --write)

            \(ExitStatus.help)
            """)

    @Argument(help: "What it is for, to know it again.")
    var name: String

    @Flag(help: "Let it make, change and delete videos and webhooks.")
    var write = false

    @Option(help: "How many days it is good for, 1 to 3650; without, it never expires.")
    var expiresInDays: Int?

    @OptionGroup var client: ClientOptions

    /// What the API is asked for.
    private struct Wish: Encodable {
        let name: String
        let scopes: [String]
        let expiresInDays: Int?

        enum CodingKeys: String, CodingKey {
            case name, scopes
            case expiresInDays = "expires_in_days"
        }
    }

    private struct Made: Decodable {
        let key: String
        let apiKey: KeyRecord
    }

    func run(_ session: Session) async throws {
        let wish = Wish(name: name, scopes: write ? ["read", "write"] : ["read"], expiresInDays: expiresInDays)
        let request = try APIRequest("POST", "/api/v1/auth/api-keys", token: session.token).json(wish)
        let answer = try await session.client.send(request).success()
        try client.write(answer) {
            let made = try answer.decoded(Made.self)
            let life = made.apiKey.expiresAt.map { "until \($0)" } ?? "until it is revoked"
            Console.note("Keep this key: it can't be shown again. It is good \(life).")
            Console.note("Its id, for `veogen keys revoke`, is \(made.apiKey.id).")
            return made.key
        }
    }
}
