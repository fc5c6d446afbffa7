import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

@Suite("Login")
struct LoginTests {
    @Test("The right password gives tokens that the service knows, whatever the case of the email")
    func signsIn() async throws {
        try await TestService.run { service in
            let user = try await service.register()
            let token = try await service.login(" ADA@example.com ")
            #expect(token.tokenType == "bearer")
            #expect(token.expiresIn == 1800)
            #expect(token.refreshToken?.hasPrefix("vgr_") == true)
            #expect(try await service.client.getMe(options: service.with(token)) == user)
            let reply = try await service.client.authenticate(AuthenticateRequest(credential: token.accessToken))
            #expect(reply.userID == user.id)
            #expect(!reply.isAdmin)
        }
    }

    @Test(
        "Every wrong login gets the same answer",
        arguments: [
            ("ada@example.com", "wrong password"), ("nobody@example.com", TestService.password),
            ("ada@example.com' OR true --", TestService.password), ("%", TestService.password), (" ", " "),
            ("ada@example.com", TestService.password + " "), ("ada@example.com", ""),
            // 1000 characters, but too many bytes to hash.
            ("ada@example.com", String(repeating: "𝄞", count: 1000)),
        ])
    func refusesWrong(_ email: String, _ password: String) async throws {
        try await TestService.run { service in
            try await service.register()
            let error = try await refusal { try await service.login(email, password: password) }
            #expect(error == .unauthenticated("bad_credentials", "Incorrect email or password"))
        }
    }

    @Test("A password longer than the form allows is a fault of the request")
    func refusesLongPassword() async throws {
        try await TestService.run { service in
            let error = try await refusal {
                try await service.login(password: String(repeating: "x", count: 1025))
            }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("An inactive user is told so for the right password only")
    func inactiveUser() async throws {
        try await TestService.run { service in
            try await service.register()
            #expect(try await service.users.deactivate(email: EmailAddress("Ada@Example.com")))
            let right = try await refusal { try await service.login() }
            #expect(right == .failedPrecondition("inactive_user", "Inactive user"))
            let wrong = try await refusal { try await service.login(password: "wrong password") }
            #expect(wrong == .unauthenticated("bad_credentials", "Incorrect email or password"))
            #expect(try await service.users.activate(email: EmailAddress("ada@example.com")))
            let token = try await service.login()
            // A token of the very second of the deactivation must not be taken for a former one.
            _ = try await service.client.getMe(options: service.with(token))
        }
    }

    @Test("When all hashing threads work, a login is told to come back, whether the user exists or not")
    func busyForAll() async throws {
        let gate = SaltGate()
        try await TestService.run {
            $0.salts = gate.source
            $0.hashesRunningMax = 1
            $0.hashesQueuedMax = 0
        } _: { service in
            try await service.register()
            gate.close()
            async let blocked = service.register("bob@example.com", username: "bob")
            await gate.isReached()
            // That both are refused also shows that both would be hashed: timing can't tell who exists.
            for email in ["ada@example.com", "nobody@example.com"] {
                let error = try await refusal { try await service.login(email) }
                #expect(error?.code == .unavailable)
                #expect(error?.reason == "login_busy")
                #expect(error?.retryAfter == PasswordHasher.retryAfter)
            }
            gate.open()
            #expect(try await blocked.username == "bob")
            _ = try await service.login()
        }
    }

    @Test(
        "A stored hash that is damaged, or made to cost gigabytes, lets nobody in and stops nothing",
        arguments: ["$scrypt$", "$scrypt$ln=31,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA", "$scrypt$ln=15,r=8,p=3$$"])
    func damagedHash(_ hash: String) async throws {
        try await TestService.run { service in
            try await service.register()
            try await service.pool.execute("UPDATE auth.app_user SET password_hash = $1", [.text(hash)])
            let error = try await refusal { try await service.login() }
            #expect(error?.reason == "bad_credentials")
            try await service.register("bob@example.com", username: "bob")
            _ = try await service.login("bob@example.com")
        }
    }

    @Test("A hash of another cost is made anew when its owner signs in")
    func rehashes() async throws {
        try await TestService.run { service in
            try await service.register()
            let old = try await PasswordHasher(cost: ScryptCost(log2N: 5, blockSize: 8, parallelism: 1))
                .hash(TestService.password)
            try await service.pool.execute("UPDATE auth.app_user SET password_hash = $1", [.text(old.phc)])
            _ = try await service.login()
            let stored = try await service.pool.read("SELECT password_hash FROM auth.app_user").first?.text(0)
            #expect(try PasswordHash(phc: try #require(stored)).cost == TestService.cost)
            _ = try await service.login()
        }
    }
}
