import ArgumentParser
import Foundation

/// `veogen keys revoke`.
struct RevokeKey: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Delete an API key: it is refused within seconds, for good.",
        discussion: """
            The id is the one that `veogen keys list` shows; the key itself is of no use
            here.

              veogen keys revoke 018f4d2e-7c1a-7000-8000-000000000000

            \(ExitStatus.help)
            """)

    /// The id of a key.
    struct KeyID: ExpressibleByArgument {
        /// In the form that paths take.
        let text: String

        init?(argument: String) {
            guard let id = UUID(uuidString: argument) else { return nil }
            text = id.uuidString.lowercased()
        }
    }

    @Argument(help: "The key's id.")
    var id: KeyID

    @OptionGroup var client: ClientOptions

    func run(_ session: Session) async throws {
        let answer = try await session.send("DELETE", "/api/v1/auth/api-keys/\(id.text)").success()
        try client.write(answer) { "" }
    }
}
