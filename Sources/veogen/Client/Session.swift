import Foundation

/// Who this command is, towards one server.
struct Session: Sendable {
    let client: APIClient
    let token: String

    private struct Account: Codable {
        var email: String
        var username: String
        var password: String
    }

    private struct Token: Decodable {
        let accessToken: String
    }

    /// Signs in with the account that is kept for this server, and makes one when there is none.
    ///
    /// The account of a private server needs no choosing: it is made up once, and kept readable by this user alone in
    /// the folder `VEOGEN_HOME`, else `~/.config/veogen`.
    static func open(_ client: APIClient) async throws -> Session {
        let file = accountFile(for: client.server)
        if let data = try? Data(contentsOf: file), let account = try? JSONDecoder().decode(Account.self, from: data),
            let token = try await signIn(account, client)
        {
            return Session(client: client, token: token)
        }
        let account = try await register(client)
        try save(account, to: file)
        guard let token = try await signIn(account, client) else {
            throw APIFailure("\(client.server) does not know the account that it has just made")
        }
        return Session(client: client, token: token)
    }

    private static func register(_ client: APIClient) async throws -> Account {
        let name = "veogen-" + UUID().uuidString.lowercased().prefix(8)
        let account = Account(
            email: "\(name)@users.veogen.example", username: name, password: UUID().uuidString + UUID().uuidString)
        let answer = try await client.send(APIRequest("POST", "/api/v1/auth/register").json(account))
        guard answer.status == 200 else { throw APIFailure("no account could be made: \(answer.refusal)") }
        return account
    }

    /// A token, or nil when the server does not take this account.
    private static func signIn(_ account: Account, _ client: APIClient) async throws -> String? {
        let form = [("username", account.email), ("password", account.password)]
        let answer = try await client.send(APIRequest("POST", "/api/v1/auth/login").form(form))
        if answer.status == 401 { return nil }
        return try answer.decoded(Token.self).accessToken
    }

    private static func accountFile(for server: String) -> URL {
        let environment = ProcessInfo.processInfo.environment
        let home =
            environment["VEOGEN_HOME"].map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".config/veogen")
        let name = server.map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return home.appendingPathComponent("account-\(String(name)).json")
    }

    private static func save(_ account: Account, to file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let isCreated = FileManager.default.createFile(
            atPath: file.path, contents: try JSONEncoder().encode(account), attributes: [.posixPermissions: 0o600])
        if !isCreated { throw APIFailure("\(file.path) can't be written") }
    }
}
