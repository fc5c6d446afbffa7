import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("Sessions")
struct SessionTests {
    private static let invalid = RPCError.unauthenticated("invalid_credentials", "Could not validate credentials")

    /// However slow the machine is, the test stays within the grace.
    private static let slowly: @Sendable (inout AuthServer.Options) -> Void = { $0.refreshGrace = .seconds(3_600) }

    @Test("An access token can be replaced while it lives; the refresh token stays as it is")
    func refreshByAccessToken() async throws {
        try await TestService.run { service in
            try await service.register()
            let first = try await service.login()
            let second = try await service.client.refresh(options: service.with(first))
            #expect(second.refreshToken == nil)
            #expect(second.accessToken != first.accessToken)
            _ = try await service.client.getMe(options: service.with(second))
            _ = try await service.refresh(first)
        }
    }

    @Test("A refresh token serves once, and gives the same successor to whom its answer was lost")
    func rotates() async throws {
        try await TestService.run(Self.slowly) { service in
            try await service.register()
            let first = try await service.login()
            let second = try await service.refresh(first)
            #expect(second.refreshToken != first.refreshToken)
            #expect(try await service.refresh(first).refreshToken == second.refreshToken)
            let third = try await service.refresh(second)
            // Still within the grace: also the first leads to the head now.
            #expect(try await service.refresh(first).refreshToken == third.refreshToken)
            _ = try await service.client.getMe(options: service.with(third))
        }
    }

    @Test("A hundred parallel uses of a refresh token make one successor")
    func parallelRefreshes() async throws {
        try await TestService.run(Self.slowly) { service in
            try await service.register()
            let first = try await service.login()
            let successors = try await withThrowingTaskGroup(of: Token.self) { group in
                for _ in 0..<100 { group.addTask { try await service.refresh(first) } }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1.refreshToken) }
            }
            #expect(successors.count == 1)
            #expect(try await service.number("SELECT count(*) FROM auth.refresh_token") == 2)
            #expect(try await service.number("SELECT count(*) FROM auth.refresh_token WHERE used_at IS NULL") == 1)
        }
    }

    @Test("A refresh token that is used again after the grace ends its session, whoever holds the newer one")
    func reuse() async throws {
        try await TestService.run { service in
            try await service.register()
            let first = try await service.login()
            let second = try await service.refresh(first)
            let other = try await service.login()
            try await service.pool.execute("UPDATE auth.refresh_token SET used_at = used_at - interval '6 s'")
            #expect(try await refusal { try await service.refresh(first) } == Self.invalid)
            #expect(try await refusal { try await service.refresh(second) } == Self.invalid)
            for token in [first, second] {
                let me = try await refusal {
                    try await service.client.getMe(options: service.with(token))
                }
                #expect(me == Self.invalid)
            }
            #expect(try await service.number("SELECT count(*) FROM auth.revocation WHERE session_id IS NOT NULL") == 1)
            _ = try await service.refresh(other)
        }
    }

    @Test("A clock that was set back does not stretch the grace")
    func clockSetBack() async throws {
        try await TestService.run { service in
            try await service.register()
            let first = try await service.login()
            _ = try await service.refresh(first)
            try await service.pool.execute("UPDATE auth.refresh_token SET used_at = used_at + interval '1 hour'")
            #expect(try await refusal { try await service.refresh(first) } == Self.invalid)
        }
    }

    @Test("A session has an absolute end, whichever way it is refreshed, and no token outlives it")
    func absoluteEnd() async throws {
        try await TestService.run { service in
            try await service.register()
            let first = try await service.login()
            try await service.pool.execute("UPDATE auth.session SET expires_at = now() + interval '10 minutes'")
            let late = try await service.client.refresh(options: service.with(first))
            #expect((1...600).contains(late.expiresIn))
            try await service.pool.execute(
                "UPDATE auth.session SET created_at = now() - interval '1 day', expires_at = now() - interval '1 s'")
            for call in [RefreshRequest(refreshToken: first.refreshToken), RefreshRequest()] {
                let error = try await refusal {
                    try await service.client.refresh(call, options: service.with(late))
                }
                #expect(error == Self.invalid)
            }
        }
    }

    @Test("A session lasts as long where the server's time zone changes its clocks meanwhile")
    func daylightSaving() async throws {
        try await TestService.run { service in
            try await service.register()
            _ = try await service.login()
            try await service.pool.transaction { transaction in
                try await transaction.execute("SET LOCAL TIME ZONE 'Europe/Berlin'")
                try await transaction.execute(
                    """
                    UPDATE auth.session SET created_at = '2026-03-20 12:00+00',
                        expires_at = timestamptz '2026-03-20 12:00+00' + make_interval(secs => 2592000)
                    """)
            }
        }
    }

    @Test("A session that began in the future, by a clock that was set back, can still be ended")
    func endsAfterClockWasSetBack() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            try await service.pool.execute(
                "UPDATE auth.session SET created_at = now() + interval '1 h', expires_at = now() + interval '2 h'")
            _ = try await service.client.logout(options: service.with(token))
            try await expectRefused(token, by: service)
            _ = try await service.users.deactivate(email: EmailAddress("ada@example.com"))
        }
    }

    @Test("No tokens are given for no token, or for one that was never given")
    func refusesStrangers() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            let real = try #require(token.refreshToken)
            #expect(try await refusal { try await service.client.refresh() } == Self.invalid)
            for text in ["", "x", String(real.dropLast()), real + "A", real + "=", real.uppercased(), " " + real] {
                let error = try await refusal {
                    try await service.client.refresh(RefreshRequest(refreshToken: text))
                }
                #expect(error == Self.invalid, "\(text)")
            }
            // An access token is no refresh token, and none the other way round.
            let swapped = try await refusal {
                try await service.client.getMe(options: service.with(real))
            }
            #expect(swapped == Self.invalid)
            _ = try await service.refresh(token)
        }
    }

    @Test("A deactivated user's tokens are refused, old ones also after the user is let in again")
    func deactivation() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            _ = try await service.users.deactivate(email: EmailAddress("ada@example.com"))
            try await expectRefused(token, by: service)
            _ = try await service.users.activate(email: EmailAddress("ada@example.com"))
            try await expectRefused(token, by: service)
        }
    }

    @Test("A deleted user's tokens are refused")
    func deletion() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            try await service.pool.execute("DELETE FROM auth.app_user")
            try await expectRefused(token, by: service)
        }
    }

    @Test("Logging out ends one session, and again changes nothing")
    func logout() async throws {
        try await TestService.run { service in
            try await service.register()
            let (token, other) = (try await service.login(), try await service.login())
            let reply = try await service.client.logout(options: service.with(token))
            #expect(reply.message == "Successfully logged out")
            _ = try await refusal {
                try await service.client.logout(options: service.with(token))
            }
            try await expectRefused(token, by: service)
            #expect(try await service.number("SELECT count(*) FROM auth.revocation") == 1)
            _ = try await service.client.getMe(options: service.with(other))
        }
    }

    @Test("An administrator's rights come with the next token")
    func administrators() async throws {
        try await TestService.run { service in
            try await service.register()
            let before = try await service.login()
            #expect(try await service.users.makeAdmin(email: EmailAddress("ADA@example.com")))
            #expect(try await !service.users.makeAdmin(email: EmailAddress("nobody@example.com")))
            let after = try await service.client.refresh(options: service.with(before))
            for (token, isAdmin) in [(before, false), (after, true)] {
                let reply = try await service.client.authenticate(AuthenticateRequest(credential: token.accessToken))
                #expect(reply.isAdmin == isAdmin)
            }
        }
    }

    @Test("What has expired is deleted")
    func housekeeping() async throws {
        try await TestService.run { service in
            try await service.register()
            let token = try await service.login()
            _ = try await service.login()
            _ = try await service.client.logout(options: service.with(token))
            try await service.pool.execute(
                """
                UPDATE auth.session SET created_at = now() - interval '2 days', ended_at = now(),
                    expires_at = now() - interval '1 day' WHERE ended_at IS NOT NULL
                """)
            try await service.pool.execute(
                """
                UPDATE auth.revocation SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
                """
            )
            try await service.server.housekeeping.sweep()
            #expect(try await service.number("SELECT count(*) FROM auth.session") == 1)
            #expect(try await service.number("SELECT count(*) FROM auth.refresh_token") == 1)
            #expect(try await service.number("SELECT count(*) FROM auth.revocation") == 0)
        }
    }

    private func expectRefused(_ token: Token, by service: TestService) async throws {
        let bearer = service.with(token)
        let me = try await refusal { try await service.client.getMe(options: bearer) }
        #expect(me == Self.invalid)
        let renewed = try await refusal { try await service.client.refresh(options: bearer) }
        #expect(renewed == Self.invalid)
        let rotated = try await refusal { try await service.refresh(token) }
        #expect(rotated == Self.invalid)
        let request = AuthenticateRequest(credential: token.accessToken)
        let checked = try await refusal { try await service.client.authenticate(request) }
        #expect(checked == Self.invalid)
    }
}
