import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("Administration", .timeLimit(.minutes(2)))
struct AdministrationTests {
    /// Runs `body` with an administrator's token, and Bob with his.
    private static func run(
        _ body: @Sendable (TestService, Token, User, Token) async throws -> Void
    ) async throws {
        try await TestService.run { service in
            try await service.register()
            _ = try await service.users.makeAdmin(email: EmailAddress("ada@example.com"))
            let bob = try await service.register("bob@example.com", username: "bob")
            try await body(service, try await service.login(), bob, try await service.login("bob@example.com"))
        }
    }

    @Test("Nobody but an administrator may look at users, change or delete them")
    func administratorsOnly() async throws {
        try await Self.run { service, _, bob, token in
            let options = service.with(token)
            let client = service.client
            for call in [
                { _ = try await client.listUsers(options: options) },
                { _ = try await client.getUser(GetUserRequest(id: bob.id), options: options) },
                { _ = try await client.updateUser(UpdateUserRequest(id: bob.id, isAdmin: true), options: options) },
                { _ = try await client.deleteUser(DeleteUserRequest(id: bob.id), options: options) },
                { _ = try await client.listAuditEvents(options: options) },
            ] {
                let code = try await refusal(call)?.code
                #expect(code == .permissionDenied)
            }
        }
    }

    @Test("Users are listed page by page, or found by email")
    func lists() async throws {
        try await Self.run { service, token, bob, _ in
            let options = service.with(token)
            let all = try await service.client.listUsers(options: options)
            #expect(all.total == 2)
            #expect(all.users.map(\.username) == ["bob", "ada"])
            let second = try await service.client.listUsers(ListUsersRequest(skip: 1, limit: 1), options: options)
            #expect(second.users.map(\.username) == ["ada"])
            let found = try await service.client.listUsers(
                ListUsersRequest(email: "BOB@example.com"), options: options)
            #expect(found.users == [bob])
            #expect(try await service.client.getUser(GetUserRequest(id: bob.id), options: options) == bob)
        }
    }

    @Test("Who is deactivated is out at once, and comes back with a new login only")
    func deactivates() async throws {
        try await Self.run { service, token, bob, bobs in
            let options = service.with(token)
            let off = try await service.client.updateUser(
                UpdateUserRequest(id: bob.id, isActive: false), options: options)
            #expect(!off.isActive)
            #expect(try await refusal { try await service.refresh(bobs) }?.code == .unauthenticated)
            #expect(
                try await refusal { try await service.client.getMe(options: service.with(bobs)) }?.code
                    == .unauthenticated)
            _ = try await service.client.updateUser(UpdateUserRequest(id: bob.id, isActive: true), options: options)
            #expect(try await refusal { try await service.refresh(bobs) }?.code == .unauthenticated)
            _ = try await service.login("bob@example.com")
        }
    }

    @Test("Rights that are taken away are gone at once, also from tokens that still tell of them")
    func takesRights() async throws {
        try await Self.run { service, token, bob, _ in
            let options = service.with(token)
            _ = try await service.client.updateUser(UpdateUserRequest(id: bob.id, isAdmin: true), options: options)
            let bobs = try await service.login("bob@example.com")
            #expect(try await service.client.listUsers(options: service.with(bobs)).total == 2)
            _ = try await service.client.updateUser(UpdateUserRequest(id: bob.id, isAdmin: false), options: options)
            #expect(try await refusal { try await service.client.listUsers(options: service.with(bobs)) } != nil)
            let own = try await refusal {
                let me = try await service.client.getMe(options: options)
                return try await service.client.updateUser(
                    UpdateUserRequest(id: me.id, isAdmin: false), options: options)
            }
            #expect(own?.reason == "own_account")
        }
    }

    @Test("A deleted user leaves nothing but the note that other services follow, and can register anew")
    func deletes() async throws {
        try await Self.run { service, token, bob, bobs in
            _ = try await service.client.createAPIKey(
                CreateAPIKeyRequest(name: "bob's own"), options: service.with(bobs))
            let options = service.with(token)
            _ = try await service.client.deleteUser(DeleteUserRequest(id: bob.id), options: options)
            let again = try await refusal {
                try await service.client.deleteUser(DeleteUserRequest(id: bob.id), options: options)
            }
            #expect(again == .notFound("user_not_found", "User not found"))
            #expect(try await refusal { try await service.refresh(bobs) }?.code == .unauthenticated)
            #expect(
                try await refusal { try await service.login("bob@example.com") }
                    == .unauthenticated("bad_credentials", "Incorrect email or password"))
            for statement: Statement in [
                "SELECT count(*) FROM auth.app_user WHERE id = $1::uuid",
                "SELECT count(*) FROM auth.session WHERE user_id = $1::uuid",
                "SELECT count(*) FROM auth.api_key WHERE user_id = $1::uuid",
            ] {
                let left = try await service.pool.read(statement, [PostgresUUID(bob.id).map { .uuid($0) } ?? .null])
                #expect(try left.first?.int64(0) == 0)
            }
            let deleted = try await service.client.listDeletedUsers().users
            #expect(deleted.map(\.userID) == [bob.id])
            let after = ListDeletedUsersRequest(afterSequence: deleted.first?.sequence)
            #expect(try await service.client.listDeletedUsers(after).users.isEmpty)

            let events = try await service.client.listAuditEvents(
                ListAuditEventsRequest(userID: bob.id), options: options
            ).events
            #expect(events.first?.action == "user_deleted")
            #expect(events.first?.actorID != nil)
            #expect(events.allSatisfy { $0.detail == nil }, "what names a person is gone")
            _ = try await service.register("bob@example.com", username: "bob")
        }
    }
}
