import Foundation

/// The account of who has never signed in. A private server's needs no choosing: it is made up once, and kept.
struct MadeUpAccount: Codable {
    private var email: String
    private var username: String
    private var password: String

    private struct Token: Decodable {
        let accessToken: String
    }

    /// A token of the account that is kept for this server, which is made when there is none.
    static func signIn(_ client: APIClient) async throws -> String {
        let file = Home.file("account", for: client.server)
        if let account = Home.read(MadeUpAccount.self, from: file), let token = try await account.token(client) {
            return token
        }
        let account = try await register(client)
        try Home.write(account, to: file)
        guard let token = try await account.token(client) else {
            throw APIFailure("\(client.server) does not know the account that it has just made")
        }
        return token
    }

    private static func register(_ client: APIClient) async throws -> MadeUpAccount {
        let name = "veogen-" + UUID().uuidString.lowercased().prefix(8)
        let account = MadeUpAccount(
            email: "\(name)@users.veogen.example", username: name, password: UUID().uuidString + UUID().uuidString)
        let answer = try await client.send(APIRequest("POST", "/api/v1/auth/register").json(account))
        guard answer.status == 200 else { throw APIFailure("no account could be made: \(answer.refusal)") }
        return account
    }

    /// A token, or nil when the server does not take this account.
    private func token(_ client: APIClient) async throws -> String? {
        let form = [("username", email), ("password", password)]
        let answer = try await client.send(APIRequest("POST", "/api/v1/auth/login").form(form))
        if answer.status == 401 { return nil }
        return try answer.decoded(Token.self).accessToken
    }
}
