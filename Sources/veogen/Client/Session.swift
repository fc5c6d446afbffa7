import Foundation

/// Who this command is, towards one server.
struct Session: Sendable {
    let client: APIClient
    let token: String

    /// Signs in: with `VEOGEN_TOKEN`, else as who has signed in by `veogen login`, else with a made-up account.
    ///
    /// - Throws: `APIFailure` when the server does not answer, or takes none of them.
    static func open(_ client: APIClient) async throws -> Session {
        if let token = ProcessInfo.processInfo.environment["VEOGEN_TOKEN"], !token.isEmpty {
            return Session(client: client, token: token)
        }
        if let saved = try await SavedSession.current(client) {
            return Session(client: client, token: saved.accessToken)
        }
        return Session(client: client, token: try await MadeUpAccount.signIn(client))
    }

    /// Sends a request as this user.
    func send(_ method: String, _ path: String) async throws -> APIAnswer {
        try await client.send(APIRequest(method, path, token: token))
    }

    /// Sends a request as this user.
    ///
    /// - Throws: `APIFailure` with the server's own words when the answer is no success.
    func get(_ path: String) async throws -> APIAnswer { try await send("GET", path).success() }
}
