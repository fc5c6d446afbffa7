import Foundation
import Testing

@Suite("Accounts of a whole stack")
struct AccountTests {
    private static let password = "a long password"

    /// Registers a user and signs in; the user's id and an access token.
    private static func user(_ stack: RunningStack, _ name: String) async throws -> (id: String, token: String) {
        let account = ["email": "\(name)@example.com", "username": name, "password": password]
        let registered = try await stack.send("POST", "/api/v1/auth/register", json: account)
        return (try #require(registered.object["id"] as? String), try await login(stack, name))
    }

    private static func login(_ stack: RunningStack, _ name: String) async throws -> String {
        let form = "username=\(name)%40example.com&password=a%20long%20password"
        return try #require(
            try await stack.send("POST", "/api/v1/auth/login", form: form).object["access_token"] as? String)
    }

    private static func files(_ stack: RunningStack) -> [String] {
        let folder = stack.folder.appendingPathComponent("artifacts")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (all?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .map(\.lastPathComponent)
    }

    @Test("A user whom an administrator deletes is out everywhere, and so are the files", .timeLimit(.minutes(5)))
    func deletesUser() async throws {
        try await RunningStack.with(["TEST_PROVIDER_ENABLED": "true"]) { stack in
            _ = try await Self.user(stack, "ada")
            let bob = try await Self.user(stack, "bob")
            try await stack.makeAdmin("ada@example.com")
            let admin = try await Self.login(stack, "ada")
            let wish: [String: Any] = ["prompt": "a lighthouse", "duration": 1, "model": "test"]
            let made = try await stack.send("POST", "/api/v1/videos/generate", token: bob.token, json: wish)
            let id = try #require(made.object["job_id"] as? String)
            _ = try await stack.until("GET", "/api/v1/videos/\(id)", token: bob.token) {
                $0.object["status"] as? String == "completed"
            }
            #expect(!Self.files(stack).isEmpty)

            #expect(try await stack.send("GET", "/api/v1/admin/users/\(bob.id)", token: bob.token).status == 403)
            #expect(try await stack.send("DELETE", "/api/v1/admin/users/\(bob.id)", token: admin).status == 200)
            // Within the 5 s that are promised for tokens; the test's time limit bounds it.
            _ = try await stack.until("GET", "/api/v1/videos/\(id)", token: bob.token) { $0.status == 401 }
            while !Self.files(stack).isEmpty {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(try await stack.send("GET", "/api/v1/admin/users/\(bob.id)", token: admin).status == 404)
        }
    }

    @Test("An API key does what its scope allows at every service, until it is deleted", .timeLimit(.minutes(5)))
    func apiKey() async throws {
        try await RunningStack.with(["TEST_PROVIDER_ENABLED": "true"]) { stack in
            let ada = try await Self.user(stack, "ada")
            func key(_ scopes: [String]) async throws -> (key: String, id: String) {
                let made = try await stack.send(
                    "POST", "/api/v1/auth/api-keys", token: ada.token, json: ["name": "test", "scopes": scopes])
                let stored = made.object["api_key"] as? [String: Any]
                return (
                    try #require(made.object["key"] as? String), try #require(stored?["id"] as? String)
                )
            }
            let (reader, writer) = (try await key(["read"]), try await key(["write"]))
            let wish: [String: Any] = ["prompt": "a lighthouse", "duration": 1, "model": "test"]
            let refused = try await stack.send("POST", "/api/v1/videos/generate", token: reader.key, json: wish)
            #expect(refused.status == 403)
            let made = try await stack.send("POST", "/api/v1/videos/generate", token: writer.key, json: wish)
            let id = try #require(made.object["job_id"] as? String)
            #expect(try await stack.send("GET", "/api/v1/videos/\(id)", token: reader.key).status == 200)
            #expect(try await stack.send("GET", "/api/v1/auth/me", token: reader.key).status == 200)
            #expect(try await stack.send("GET", "/v1/videos/\(id)", token: reader.key).status == 200)
            #expect(try await stack.send("DELETE", "/v1/videos/\(id)", token: reader.key).status == 403)
            #expect(try await stack.send("GET", "/api/v1/auth/sessions", token: writer.key).status == 403)
            let path = "/api/v1/auth/api-keys/\(reader.id)"
            #expect(try await stack.send("DELETE", path, token: ada.token).status == 200)
            _ = try await stack.until("GET", "/api/v1/videos/\(id)", token: reader.key) { $0.status == 401 }
            #expect(try await stack.send("GET", "/api/v1/videos/\(id)", token: writer.key).status == 200)
        }
    }
}
