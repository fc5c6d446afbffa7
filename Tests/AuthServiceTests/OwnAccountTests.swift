import Identity
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("Own account", .timeLimit(.minutes(2)))
struct OwnAccountTests {
    @Test("A new password ends every other session, lets the old one in nowhere, and keeps this session")
    func changesPassword() async throws {
        try await TestService.run { service in
            try await service.register()
            let (here, there) = (try await service.login(), try await service.login())
            let reply = try await service.client.changePassword(
                ChangePasswordRequest(currentPassword: TestService.password, newPassword: "a better horse battery"),
                options: service.with(here))
            #expect(reply.sessionsEnded == 1)
            _ = try await service.client.getMe(options: service.with(here))
            _ = try await service.refresh(here)
            for call in [
                { _ = try await service.client.getMe(options: service.with(there)) },
                { _ = try await service.refresh(there) },
                { _ = try await service.login() },
            ] {
                let code = try await refusal(call)?.code
                #expect(code == .unauthenticated)
            }
            _ = try await service.login(password: "a better horse battery")
            #expect(
                try await service.number("SELECT count(*) FROM auth.audit_event WHERE action = 'password_changed'")
                    == 1)
        }
    }

    @Test("Whoever found a session open can't find out its password by changing it")
    func guessesPassword() async throws {
        try await TestService.run {
            $0.loginLimits = LoginLimits(failuresPerMinute: 1)
        } _: { service in
            try await service.register()
            let token = try await service.login()
            var reasons: [String?] = []
            for number in 1...3 {
                reasons.append(
                    try await refusal {
                        try await service.client.changePassword(
                            ChangePasswordRequest(currentPassword: "guess \(number)", newPassword: "another password"),
                            options: service.with(token))
                    }?.reason)
            }
            #expect(reasons == ["wrong_password", "wrong_password", "login_throttled"])
        }
    }

    @Test("Sessions are listed with where they are from, and each can be ended; another user's can't")
    func sessions() async throws {
        try await TestService.run { service in
            try await service.register()
            try await service.register("bob@example.com", username: "bob")
            let bob = try await service.login("bob@example.com")
            let here = try await service.login()
            let there = try await service.client.login(
                LoginRequest(username: "ada@example.com", password: TestService.password),
                options: RPCCallOptions(metadata: [
                    ClientAddress.metadataKey: "192.0.2.7", ClientAddress.userAgentKey: "curl/8.5\u{1}",
                ]))
            let sessions = try await service.client.listSessions(options: service.with(here)).sessions
            #expect(sessions.count == 2)
            #expect(sessions.filter(\.isCurrent).count == 1)
            let other = try #require(sessions.first { !$0.isCurrent })
            #expect(other.address == "192.0.2.7")
            #expect(other.userAgent == "curl/8.5")

            let foreign = try await refusal {
                try await service.client.endSession(EndSessionRequest(id: other.id), options: service.with(bob))
            }
            #expect(foreign == .notFound("session_not_found", "Session not found"))
            _ = try await service.client.endSession(EndSessionRequest(id: other.id), options: service.with(here))
            let again = try await refusal {
                try await service.client.endSession(EndSessionRequest(id: other.id), options: service.with(here))
            }
            #expect(again?.code == .notFound)
            #expect(try await refusal { try await service.refresh(there) }?.code == .unauthenticated)
            #expect(try await service.client.listSessions(options: service.with(here)).sessions.count == 1)
        }
    }

    @Test("Names can be changed, and not to those of others; rights can't")
    func renames() async throws {
        try await TestService.run { service in
            try await service.register()
            try await service.register("bob@example.com", username: "bob")
            let token = try await service.login()
            let renamed = try await service.client.updateMe(
                UpdateMeRequest(username: "ada2", fullName: " Ada L. "), options: service.with(token))
            #expect(renamed.username == "ada2")
            #expect(renamed.fullName == "Ada L.")
            let bare = try await service.client.updateMe(UpdateMeRequest(fullName: ""), options: service.with(token))
            #expect(bare.username == "ada2")
            #expect(bare.fullName == nil)
            let taken = try await refusal {
                try await service.client.updateMe(UpdateMeRequest(username: "BOB"), options: service.with(token))
            }
            #expect(taken == .alreadyExists("username_taken", "Username already taken"))
            #expect(!bare.isAdmin)
        }
    }
}
