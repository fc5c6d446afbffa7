import Identity
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

@Suite("API keys", .timeLimit(.minutes(2)))
struct APIKeyTests {
    private static func create(
        _ service: TestService, _ token: Token, _ request: CreateAPIKeyRequest = CreateAPIKeyRequest(name: "renders")
    ) async throws -> CreateAPIKeyReply {
        try await service.client.createAPIKey(request, options: service.with(token))
    }

    private static func check(_ service: TestService, _ key: String) async throws -> AuthenticateReply {
        try await service.client.authenticate(AuthenticateRequest(credential: key))
    }

    @Test("A key is shown once, stored as its hash, and speaks for its user with its scopes")
    func works() async throws {
        try await TestService.run { service in
            let user = try await service.register()
            let token = try await service.login()
            let made = try await Self.create(
                service, token, CreateAPIKeyRequest(name: "renders", scopes: [.write], expiresInDays: 90))
            #expect(made.key.hasPrefix("vg_"))
            #expect(made.key.hasPrefix(made.apiKey.prefix))
            #expect(made.apiKey.scopes == [.read, .write])
            let reply = try await Self.check(service, made.key)
            #expect(reply.userID == user.id)
            #expect(reply.sessionID == made.apiKey.id)
            #expect(!reply.isAdmin)
            #expect(try await service.client.getMe(options: service.with(made.key)) == user)

            let listed = try await service.client.listAPIKeys(options: service.with(token)).apiKeys
            #expect(listed.map(\.id) == [made.apiKey.id])
            #expect(listed.first?.lastUsedAt != nil)
            let life = try #require(listed.first?.expiresAt).microseconds - made.apiKey.createdAt.microseconds
            #expect(life == 90 * 86_400 * 1_000_000)
            let leaks = try await service.pool.read(
                "SELECT count(*) FROM auth.api_key k WHERE k::text LIKE '%' || $1 || '%'", [.text(made.key)])
            #expect(try leaks.first?.int64(0) == 0)
        }
    }

    @Test("A key that is deleted, expired, of an inactive user, cut, extended or re-spelt is nobody's")
    func refused() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            let made = try await Self.create(service, token)
            let key = made.key
            let last = try #require(key.last)
            for other in [
                String(key.dropLast()), key + "a", key.uppercased(), String(key.dropLast()) + (last == "A" ? "B" : "A"),
                "vg_", "vg_" + String(repeating: "A", count: 49), try APIKeyText.random(using: .secure).text,
                "\(key) ", "vg_\u{212A}" + key.dropFirst(4),
            ] { #expect(try await refusal { try await Self.check(service, other) }?.code == .unauthenticated) }

            try await service.pool.execute(
                "UPDATE auth.api_key SET created_at = now() - interval '2 days', expires_at = now() - interval '1 s'")
            #expect(try await refusal { try await Self.check(service, key) }?.code == .unauthenticated)
            try await service.pool.execute("UPDATE auth.api_key SET expires_at = NULL")
            _ = try await Self.check(service, key)

            _ = try await service.users.deactivate(email: EmailAddress("ada@example.com"))
            #expect(try await refusal { try await Self.check(service, key) }?.code == .unauthenticated)
            _ = try await service.users.activate(email: EmailAddress("ada@example.com"))
            let again = try await service.login()
            _ = try await service.client.deleteAPIKey(
                DeleteAPIKeyRequest(id: made.apiKey.id), options: service.with(again))
            #expect(try await refusal { try await Self.check(service, key) }?.code == .unauthenticated)
        }
    }

    @Test("A key can't manage the account, whatever its scopes, and is never an administrator's")
    func limited() async throws {
        try await TestService.run { service in
            let user = try await service.register()
            _ = try await service.users.makeAdmin(email: EmailAddress(user.email))
            let token = try await service.login()
            let key = try await Self.create(service, token, CreateAPIKeyRequest(name: "all", scopes: [.read, .write]))
            let options = service.with(key.key)
            let client = service.client
            for call in [
                { _ = try await client.createAPIKey(CreateAPIKeyRequest(name: "more"), options: options) },
                { _ = try await client.listSessions(options: options) },
                { _ = try await client.logout(options: options) },
                { _ = try await client.listUsers(options: options) },
                { _ = try await client.deleteUser(DeleteUserRequest(id: user.id), options: options) },
                {
                    let request = ChangePasswordRequest(
                        currentPassword: TestService.password, newPassword: "another password")
                    _ = try await client.changePassword(request, options: options)
                },
            ] {
                let code = try await refusal(call)?.code
                #expect(code == .permissionDenied)
            }
            #expect(try await refusal { try await client.refresh(options: options) }?.code == .unauthenticated)
        }
    }

    @Test("Deleting a key is told to everybody who may remember it, and only its owner can")
    func revokes() async throws {
        try await TestService.run { service in
            try await service.register()
            try await service.register("bob@example.com", username: "bob")
            let (ada, bob) = (try await service.login(), try await service.login("bob@example.com"))
            let made = try await Self.create(service, ada)
            var messages = service.client.watchRevocations().makeAsyncIterator()
            let request = DeleteAPIKeyRequest(id: made.apiKey.id)
            let foreign = try await refusal {
                try await service.client.deleteAPIKey(request, options: service.with(bob))
            }
            #expect(foreign?.code == .notFound)
            _ = try await service.client.deleteAPIKey(request, options: service.with(ada))
            while let message = try await messages.next() {
                guard message.sessionID != nil else { continue }
                #expect(message.sessionID == made.apiKey.id)
                return
            }
        }
    }

    @Test("A user has fifty keys at most, also when they are asked for at once")
    func bounded() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            let outcomes = try await withThrowingTaskGroup(of: RPCError?.self) { group in
                for _ in 0..<60 { group.addTask { try await refusal { try await Self.create(service, token) } } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 50)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0.reason == "too_many_api_keys" })
        }
    }
}
