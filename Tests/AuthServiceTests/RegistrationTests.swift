import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("Registration")
struct RegistrationTests {
    @Test("A new account is active, without rights, and as it was asked for")
    func registers() async throws {
        try await TestService.run { service in
            let user = try await service.client.register(
                RegisterRequest(
                    email: "Ada@Example.com", username: "ada", password: TestService.password,
                    fullName: " Ada Lovelace "))
            #expect(user.email == "Ada@Example.com")
            #expect(user.username == "ada")
            #expect(user.fullName == "Ada Lovelace")
            #expect(user.isActive)
            #expect(!user.isAdmin)
            #expect(PostgresUUID(user.id) != nil)
            #expect(user.createdAt.microseconds > 0)
        }
    }

    @Test(
        "An email is taken in every case of its letters",
        arguments: ["ada@example.com", "ADA@EXAMPLE.COM", "aDa@example.Com"])
    func emailTaken(_ email: String) async throws {
        try await TestService.run { service in
            try await service.register("Ada@example.com")
            let error = try await refusal { try await service.register(email, username: "other") }
            #expect(error?.code == .alreadyExists)
            #expect(error?.reason == "email_taken")
            #expect(error?.message == "Email already registered")
        }
    }

    @Test("A username is taken in every case of its letters, and an email is complained of first")
    func usernameTaken() async throws {
        try await TestService.run { service in
            try await service.register()
            let username = try await refusal {
                try await service.register("other@example.com", username: "ADA")
            }
            #expect(username?.code == .alreadyExists)
            #expect(username?.reason == "username_taken")
            #expect(username?.message == "Username already taken")
            let both = try await refusal { try await service.register() }
            #expect(both?.reason == "email_taken")
        }
    }

    @Test("Of many who register the same names at once, one gets them and the others hear that the email is taken")
    func raceForOneName() async throws {
        try await TestService.run { service in
            let reasons = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<12 {
                    group.addTask { try await refusal { try await service.register() }?.reason }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(reasons.count { $0 == nil } == 1)
            #expect(reasons.count { $0 == "email_taken" } == 11)
            let count = try await service.number("SELECT count(*) FROM auth.app_user")
            #expect(count == 1)
        }
    }

    @Test("Requests outside the limits are refused by field, whoever sent them")
    func refusesFaults() async throws {
        try await TestService.run { service in
            let error = try await refusal {
                try await service.client.register(
                    RegisterRequest(email: "no email", username: "a", password: "short"))
            }
            #expect(error?.code == .invalidArgument)
            #expect(
                error?.faults.map(\.location) == [["body", "email"], ["body", "username"], ["body", "password"]])
            #expect(error?.faults.last?.input == nil)
            let count = try await service.number("SELECT count(*) FROM auth.app_user")
            #expect(count == 0)
        }
    }

    @Test("A password of a megabyte is refused before it is hashed")
    func passwordBomb() async throws {
        try await TestService.run { service in
            let error = try await refusal {
                try await service.client.register(
                    RegisterRequest(
                        email: "ada@example.com", username: "ada", password: String(repeating: "x", count: 1 << 20)))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.faults.map(\.type) == ["string_too_long"])
        }
    }

    @Test("A letter that only looks like ASCII is no letter of an email or a username")
    func refusesLookAlikes() async throws {
        try await TestService.run { service in
            try await service.register("kay@example.com", username: "kay")
            // U+212A, the Kelvin sign, whose lower case is an ASCII k.
            let email = try await refusal {
                try await service.register("\u{212A}ay@example.com", username: "other")
            }
            #expect(email?.code == .invalidArgument)
            let login = try await refusal { try await service.login("\u{212A}ay@example.com") }
            #expect(login?.reason == "bad_credentials")
        }
    }

    @Test(
        "The database itself refuses what the rules would not write",
        arguments: [
            "UPDATE auth.app_user SET email = 'no email'", "UPDATE auth.app_user SET username = 'a b'",
            "UPDATE auth.app_user SET password_hash = 'plain'", "UPDATE auth.app_user SET full_name = ''",
            "UPDATE auth.session SET expires_at = created_at + interval '31 days'",
            "UPDATE auth.refresh_token SET used_at = now()",
            "INSERT INTO auth.revocation (sequence, issued_before, expires_at) VALUES (9, '2026-01-01', '2100-01-01')",
            "INSERT INTO auth.revocation_head (is_only) VALUES (false)",
        ] as [Statement])
    func constraints(_ statement: Statement) async throws {
        try await TestService.run { service in
            try await service.register()
            _ = try await service.login()
            let error = await #expect(throws: PostgresError.self) { try await service.pool.execute(statement) }
            guard case .checkViolation = error?.kind else {
                Issue.record("not a check violation: \(String(describing: error))")
                return
            }
        }
    }
}
