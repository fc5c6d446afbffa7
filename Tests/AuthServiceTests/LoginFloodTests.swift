import Identity
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("Login flood", .timeLimit(.minutes(2)))
struct LoginFloodTests {
    private static func options(_ address: String) -> RPCCallOptions {
        RPCCallOptions(metadata: [ClientAddress.metadataKey: address])
    }

    @Test("While one address floods the only hashing thread, a right password from another one is next but one")
    func floodElsewhere() async throws {
        let gate = SaltGate()
        try await TestService.run {
            $0.salts = gate.source
            $0.hashesRunningMax = 1
            $0.loginLimits = LoginLimits(failuresPerMinute: 1_000_000)
        } _: { service in
            try await service.register()
            gate.close()
            async let blocked = service.register("bob@example.com", username: "bob")
            await gate.isReached()
            // Hundreds of tries wait, and are refused as the queue is full: of strangers, and of the account itself.
            let flood = (0..<200).map { number in
                Task {
                    let email = number.isMultiple(of: 2) ? "nobody\(number)@example.com" : "ada@example.com"
                    return try await refusal {
                        try await service.client.login(
                            LoginRequest(username: email, password: "guess \(number)"),
                            options: Self.options("203.0.113.9"))
                    }
                }
            }
            while service.server.hasher.load.queued < 16 { await Task.yield() }
            let owner = Task {
                try await service.client.login(
                    LoginRequest(username: "ada@example.com", password: TestService.password),
                    options: Self.options("192.0.2.1"))
            }
            gate.open()
            _ = try await owner.value
            #expect(try await blocked.username == "bob")
            var reasons: [String: Int] = [:]
            for task in flood { reasons[try await task.value?.reason ?? "", default: 0] += 1 }
            #expect(reasons.keys.sorted() == ["bad_credentials", "login_busy"])
        }
    }

    @Test("In a flood from ever new addresses a right password from a new one finds room when it comes back")
    func floodFromEverywhere() async throws {
        let gate = SaltGate()
        try await TestService.run {
            $0.salts = gate.source
            $0.hashesRunningMax = 1
        } _: { service in
            try await service.register()
            gate.close()
            async let blocked = service.register("bob@example.com", username: "bob")
            await gate.isReached()
            func signIn(_ email: String, _ password: String, from address: String) async throws -> String? {
                try await refusal {
                    try await service.client.login(
                        LoginRequest(username: email, password: password), options: Self.options(address))
                }?.reason
            }
            func owner() async throws -> String? {
                try await signIn("ada@example.com", TestService.password, from: "192.0.2.1")
            }
            try await withThrowingTaskGroup { flood in
                for number in 0..<16 {
                    flood.addTask {
                        try await signIn("nobody\(number)@example.com", "a guess", from: "203.0.113.\(number)")
                    }
                }
                while service.server.hasher.load.queued < 16 { await Task.yield() }
                #expect(try await owner() == "login_busy")
                async let signedIn = owner()
                while service.server.hasher.load.queued < 17 { await Task.yield() }
                gate.open()
                #expect(try await signedIn == nil)
                for try await reason in flood { #expect(reason == "bad_credentials") }
            }
            #expect(try await blocked.username == "bob")
        }
    }

    @Test("Too many wrong passwords: the same answer whether the user exists, and none once it is right elsewhere")
    func throttled() async throws {
        try await TestService.run {
            $0.loginLimits = LoginLimits(failuresPerMinute: 1)
        } _: { service in
            try await service.register()
            var answers: [[RPCError?]] = []
            for email in ["ada@example.com", "nobody@example.com"] {
                var errors: [RPCError?] = []
                for number in 1...3 {
                    errors.append(
                        try await refusal {
                            try await service.client.login(
                                LoginRequest(username: email, password: "guess \(number)"),
                                options: Self.options("203.0.113.9"))
                        })
                }
                answers.append(errors)
            }
            #expect(answers[0].map { $0?.reason } == ["bad_credentials", "bad_credentials", "login_throttled"])
            #expect(answers[0].map { $0?.reason } == answers[1].map { $0?.reason })
            #expect(answers[0][2]?.message == answers[1][2]?.message)
            _ = try await service.client.login(
                LoginRequest(username: "ada@example.com", password: TestService.password),
                options: Self.options("192.0.2.1"))
        }
    }

    @Test("What an untrusted peer says of its address is not believed")
    func spoofed() {
        let context = RPCContext(
            method: AuthMethods.login, peer: .address("192.0.2.9:4711"), deadline: .after(.seconds(60)),
            metadata: [ClientAddress.metadataKey: "203.0.113.1"])
        #expect(context.clientAddress(trusting: PeerTrust()) == "192.0.2.9:4711")
        #expect(context.clientAddress(trusting: PeerTrust(trustsTCP: true)) == "203.0.113.1")
    }
}
