import Identity
import Postgres
import PostgresTesting
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

@Suite("Revocations", .timeLimit(.minutes(2)))
struct RevocationTests {
    @Test("A watcher gets what was revoked before, then each new one, and signs of life")
    func watches() async throws {
        try await TestService.run { service in
            let user = try await service.register()
            let (first, second) = (try await service.login(), try await service.login())
            _ = try await service.client.logout(options: service.with(first))
            var messages = service.client.watchRevocations().makeAsyncIterator()

            let old = try #require(try await messages.next())
            #expect(old.sequence == 1)
            #expect(old.sessionID == (try await sessionID(of: first, service)))
            #expect(old.userID == nil)
            let upToDate = try #require(try await messages.next())
            #expect(upToDate == VeoGenAPI.Revocation(sequence: 1))

            _ = try await service.users.deactivate(email: EmailAddress(user.email))
            let new = try #require(try await messages.nextRevocation())
            #expect(new.sequence == 2)
            #expect(new.userID == user.id)
            #expect(new.issuedBefore?.microseconds.quotientAndRemainder(dividingBy: 1_000_000).remainder == 0)
            #expect(try await messages.next() == VeoGenAPI.Revocation(sequence: 2))
            _ = second
        }
    }

    @Test("A watcher that comes back gets only what it has not seen, also from another instance")
    func resumes() async throws {
        try await TestDatabase.withPool { pool in
            try await TestService.run(on: pool) { one in
                try await TestService.run(on: pool) { other in
                    try await one.register()
                    for _ in 0..<3 { _ = try await one.client.logout(options: one.with(one.login())) }
                    var messages = other.client.watchRevocations(WatchRevocationsRequest(afterSequence: 2))
                        .makeAsyncIterator()
                    #expect(try await messages.next()?.sequence == 3)
                    _ = try await one.client.logout(options: one.with(one.login()))
                    #expect(try await messages.nextRevocation()?.sequence == 4)
                }
            }
        }
    }

    @Test("Concurrent revocations become visible in the order of their numbers")
    func ordered() async throws {
        try await TestService.run { service in
            try await service.register()
            var tokens: [Token] = []
            for _ in 0..<20 { tokens.append(try await service.login()) }
            async let seen = numbers(20, from: service)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for token in tokens {
                    group.addTask { _ = try await service.client.logout(options: service.with(token)) }
                }
                try await group.waitForAll()
            }
            #expect(try await seen == Array(1...20))
        }
    }

    @Test("Another service refuses a token as soon as its session has ended")
    func reachesOthers() async throws {
        try await TestService.run { service in
            let feed = try IdentityFeed(rpc: service.rpc, logger: TestDatabase.logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await feed.run() }
                defer { group.cancelAll() }
                try await service.register()
                let token = try await service.login()
                let header = "Bearer \(token.accessToken)"
                _ = try await feed.authenticator.authenticateFetchingKeys(authorization: header[...])
                _ = try await service.client.logout(options: service.with(token))
                await feed.revocations.reach(1)
                let error = #expect(throws: AuthenticationError.self) {
                    try feed.authenticator.authenticate(authorization: header)
                }
                #expect(error == .revoked)
                #expect(!feed.isStale)
            }
        }
    }

    @Test("A place in the history that is not there is answered with the end of the history")
    func foreignHistory() async throws {
        try await TestService.run { service in
            for sequence in [Int64.min, -1, 99, .max] {
                let request = WatchRevocationsRequest(afterSequence: sequence)
                var messages = service.client.watchRevocations(request).makeAsyncIterator()
                let first = try await messages.next()
                #expect(first == VeoGenAPI.Revocation(sequence: 0))
            }
        }
    }

    private func sessionID(of token: Token, _ service: TestService) async throws -> String {
        // The session has ended, so the claims are read with the key instead of asking the service.
        let keys = try await service.client.listKeys().keys.map {
            JSONWebKey(keyType: $0.kty, curve: $0.crv, x: $0.x, keyID: $0.kid)
        }
        let verifier = try TokenVerifier(policy: .standard, keys: keys)
        return try verifier.verify(token.accessToken[...], now: .now()).sessionID.description
    }

    private func numbers(_ count: Int, from service: TestService) async throws -> [Int64] {
        var messages = service.client.watchRevocations().makeAsyncIterator()
        var numbers: [Int64] = []
        while numbers.count < count, let revocation = try await messages.nextRevocation() {
            numbers.append(revocation.sequence)
        }
        return numbers
    }
}

extension RPCResponses<VeoGenAPI.Revocation>.AsyncIterator {
    /// The next message that is no heartbeat.
    fileprivate mutating func nextRevocation() async throws -> VeoGenAPI.Revocation? {
        while let message = try await next() {
            if message.userID != nil || message.sessionID != nil { return message }
        }
        return nil
    }
}

extension Revocations {
    /// Waits until so many have arrived; the suite's time limit bounds it.
    fileprivate func reach(_ count: Int) async {
        while self.count < count, !Task.isCancelled { await Task.yield() }
    }
}
