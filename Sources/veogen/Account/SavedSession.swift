import Foundation

/// Tokens of a user who has signed in by `veogen login`. No password is kept.
struct SavedSession: Codable, Sendable {
    /// Tokens are renewed when they have less to live than this.
    private static let secondsLeftMin: TimeInterval = 60

    var email: String
    var accessToken: String
    var refreshToken: String
    var expiresAt: Date

    private struct Token: Decodable {
        let accessToken: String
        let refreshToken: String?
        let expiresIn: Double
    }

    /// The session for a server, renewed if it has to be; nil when nobody has signed in.
    ///
    /// A refresh token serves once, so only one process at a time may use it.
    ///
    /// - Throws: `APIFailure` when the session has ended, or the server does not answer.
    static func current(_ client: APIClient) async throws -> SavedSession? {
        let file = file(for: client)
        guard let saved = Home.read(SavedSession.self, from: file) else { return nil }
        if saved.isFresh { return saved }
        return try await Home.exclusively(file) {
            guard let latest = Home.read(SavedSession.self, from: file) else { return nil }
            return latest.isFresh ? latest : try await latest.renewed(client)
        }
    }

    /// Signs in, and keeps the session.
    ///
    /// - Throws: `APIFailure` in the server's words when it does not take the password.
    static func begin(_ client: APIClient, email: String, password: String) async throws -> SavedSession {
        let form = [("username", email), ("password", password)]
        let answer = try await client.send(APIRequest("POST", "/api/v1/auth/login").form(form))
        let session = SavedSession(email: email, try answer.decoded(Token.self), refreshToken: "")
        try Home.write(session, to: file(for: client))
        return session
    }

    /// Forgets the session for a server.
    static func forget(_ client: APIClient) {
        try? FileManager.default.removeItem(at: file(for: client))
    }

    private init(email: String, _ token: Token, refreshToken: String) {
        self.email = email
        accessToken = token.accessToken
        self.refreshToken = token.refreshToken ?? refreshToken
        expiresAt = Date(timeIntervalSinceNow: token.expiresIn)
    }

    private var isFresh: Bool { expiresAt.timeIntervalSinceNow > Self.secondsLeftMin }

    private func renewed(_ client: APIClient) async throws -> SavedSession {
        let request = try APIRequest("POST", "/api/v1/auth/refresh").json(["refresh_token": refreshToken])
        let answer = try await client.send(request)
        if answer.status == 401 {
            throw APIFailure(
                "the session of \(email) has ended; sign in again: veogen login \(email)", exit: .signedOut)
        }
        let session = SavedSession(email: email, try answer.decoded(Token.self), refreshToken: refreshToken)
        try Home.write(session, to: Self.file(for: client))
        return session
    }

    private static func file(for client: APIClient) -> URL { Home.file("session", for: client.server) }
}
