import ArgumentParser
import Foundation

/// `veogen login`.
struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign in to a server, and stay signed in.",
        discussion: """
            Asks for the password, or reads it from standard input where that is no
            terminal. Tokens are kept in VEOGEN_HOME, else ~/.config/veogen, readable by
            you alone; the password is not.

              veogen login ada@example.com
              veogen login ada@example.com --server https://veogen.example < password.txt
              veogen login ada@example.com --new ada

            Without signing in, an account is made up for each server. VEOGEN_TOKEN counts
            more than both.

            \(ExitStatus.help)
            """)

    @Argument(help: "The account's email.")
    var email: String

    @Option(help: ArgumentHelp("Make the account first, by this name.", valueName: "username"))
    var new: String?

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.reporting {
            let password = try PasswordPrompt.read("Password for \(email) at \(client.api.server): ")
            if let new {
                let account = ["email": email, "username": new, "password": password]
                _ = try await client.api.send(APIRequest("POST", "/api/v1/auth/register").json(account)).success()
            }
            let session = try await SavedSession.begin(client.api, email: email, password: password)
            let me = try await client.api.send(APIRequest("GET", "/api/v1/auth/me", token: session.accessToken))
                .success()
            try client.write(me) { "Signed in to \(client.api.server) as \(email)" }
        }
    }
}

/// `veogen logout`.
struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "End the session that `veogen login` began.", discussion: ExitStatus.help)

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.reporting {
            guard let session = try await SavedSession.current(client.api) else {
                throw APIFailure("nobody is signed in to \(client.api.server)", exit: .signedOut)
            }
            let request = APIRequest("POST", "/api/v1/auth/logout", token: session.accessToken)
            let answer = try await client.api.send(request).success()
            SavedSession.forget(client.api)
            try client.write(answer) { "Signed out of \(client.api.server)" }
        }
    }
}
