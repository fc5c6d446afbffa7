import ArgumentParser
import VeoGenCrypto

/// Brings the schema up to date.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Creates the tables or brings them up to date, and ends. Serving does it, too.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth migrate")

    func run() async throws {
        try await Operation.run { _ in "The schema \(Schema.name) is up to date." }
    }
}

/// Changes the key that signs tokens.
struct RotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key",
        abstract: "Makes a new signing key. It signs as soon as every instance has published it; nobody is signed out.",
        discussion: "EXAMPLE: DATABASE_URL=postgresql:///veogen veogen-auth rotate-key")

    func run() async throws {
        try await Operation.run { operation in
            let key = try SigningKey.generate()
            try await operation.keys.rotate(to: key)
            let lead = Limits.keyPublicationLead.wholeSeconds
            return "Key \(key.verifyingKey.keyID) signs in \(lead) s; the former ones retire after their last token."
        }
    }
}
