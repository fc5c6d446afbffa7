import Synchronization
import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Authenticator")
struct AuthenticatorTests {
    private let identity: TestIdentity
    private let now = TestIdentity.now

    init() throws {
        identity = try TestIdentity()
    }

    @Test("A sound token is verified once and then remembered; a refused one is not remembered")
    func remembers() throws {
        let authenticator = try identity.authenticator()
        let header = "Bearer " + (try identity.token())
        for _ in 0..<3 {
            #expect(try authenticator.authenticate(authorization: header, now: now).userID == identity.user)
        }
        #expect(authenticator.rememberedCount == 1)
        #expect(throws: AuthenticationError.malformed) {
            try authenticator.authenticate(authorization: header + "x", now: now)
        }
        #expect(authenticator.rememberedCount == 1)
        #expect(throws: AuthenticationError.missingCredentials) {
            try authenticator.authenticate(authorization: nil as String?, now: now)
        }
    }

    @Test("A remembered token ends when it expires")
    func expires() throws {
        let authenticator = try identity.authenticator()
        let header = "Bearer " + (try identity.token(lifeSeconds: 10))
        _ = try authenticator.authenticate(authorization: header, now: now)
        #expect(throws: AuthenticationError.expired) {
            try authenticator.authenticate(authorization: header, now: now.advanced(bySeconds: 15))
        }
    }

    @Test("A remembered token whose time has passed is refused, however the clock is set back")
    func steppedClock() throws {
        let uptime = Mutex(UnixTime(seconds: 0))
        let authenticator = try identity.authenticator(remembered: VerifiedTokens(uptime: { uptime.withLock { $0 } }))
        let header = "Bearer " + (try identity.token(lifeSeconds: 10))
        _ = try authenticator.authenticate(authorization: header, now: now)
        uptime.withLock { $0 = UnixTime(seconds: 10 + TokenPolicy.expirySkewSeconds) }
        // By this clock alone it would be good.
        #expect(throws: AuthenticationError.expired) {
            try authenticator.authenticate(authorization: header, now: now.advanced(bySeconds: -30))
        }
    }

    @Test("A revoked user and a revoked session are out at once, remembered or not")
    func revoked() throws {
        for subject in [Revocation.Subject.user(identity.user), .session(identity.session)] {
            let revocations = Revocations(policy: identity.policy)
            let authenticator = try identity.authenticator(revocations: revocations)
            let remembered = "Bearer " + (try identity.token())
            let fresh = "Bearer " + (try identity.token())
            _ = try authenticator.authenticate(authorization: remembered, now: now)
            revocations.apply(Revocation(sequence: 1, subject: subject, revokedThrough: now), now: now)
            for header in [remembered, fresh, remembered] {
                #expect(throws: AuthenticationError.revoked) {
                    try authenticator.authenticate(authorization: header, now: now)
                }
            }
        }
    }

    @Test("Tokens of a key that is no longer published are refused, also remembered ones")
    func rotation() throws {
        let next = try TestIdentity()
        let authenticator = try identity.authenticator()
        let header = "Bearer " + (try identity.token())
        _ = try authenticator.authenticate(authorization: header, now: now)
        try authenticator.update(keys: [identity.publishedKey, next.publishedKey])
        _ = try authenticator.authenticate(authorization: header, now: now)
        try authenticator.update(keys: [next.publishedKey])
        #expect(throws: AuthenticationError.unknownKey) {
            try authenticator.authenticate(authorization: header, now: now)
        }
    }

    @Test("Malformed keys leave the former ones in place")
    func malformedKeys() throws {
        let authenticator = try identity.authenticator()
        let bad = JSONWebKey(keyType: "RSA", curve: "", x: "", keyID: "")
        #expect(throws: CryptoError.malformedKey) { try authenticator.update(keys: [bad]) }
        _ = try authenticator.authenticate(authorization: "Bearer " + identity.token(), now: now)
    }

    @Test("An unknown key is asked for, and its token is then taken without waiting")
    func fetchesKeys() async throws {
        let asked = Counter()
        let key = identity.publishedKey
        let authenticator = try identity.authenticator(keys: []) {
            asked.increment()
            return [key]
        }
        let header = "Bearer " + (try identity.token())
        #expect(throws: AuthenticationError.unknownKey) {
            try authenticator.authenticate(authorization: header, now: now)
        }
        let principal = try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now)
        #expect(principal.userID == identity.user)
        _ = try authenticator.authenticate(authorization: header, now: now)
        #expect(asked.value == 1)
    }

    @Test("Forged key names cause one question per interval, and known users are not hindered")
    func rateLimit() async throws {
        let asked = Counter()
        let key = identity.publishedKey
        let authenticator = try identity.authenticator {
            asked.increment()
            return [key]
        }
        for _ in 0..<20 {
            let forged = "Bearer " + (try TestIdentity().token())
            await #expect(throws: AuthenticationError.unknownKey) {
                try await authenticator.authenticateFetchingKeys(authorization: forged[...], now: now)
            }
        }
        #expect(asked.value == 1)
        _ = try authenticator.authenticate(authorization: "Bearer " + identity.token(), now: now)

        let later = now.advanced(bySeconds: KeyRefresher.intervalSeconds)
        let forged = "Bearer " + (try TestIdentity().token())
        await #expect(throws: AuthenticationError.unknownKey) {
            try await authenticator.authenticateFetchingKeys(authorization: forged[...], now: later)
        }
        #expect(asked.value == 2)
    }

    @Test("Callers at the same moment share one question and all get its answer")
    func singleFlight() async throws {
        let asked = Counter()
        let gate = AsyncStream.makeStream(of: Void.self)
        let key = identity.publishedKey
        let authenticator = try identity.authenticator(keys: []) {
            asked.increment()
            for await _ in gate.stream {}
            return [key]
        }
        let header = "Bearer " + (try identity.token())
        let callers = (0..<20).map { _ in
            Task.immediate { try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now) }
        }
        // The first caller gives up; the others must not notice.
        callers[0].cancel()
        gate.continuation.finish()
        for caller in callers { #expect(try await caller.value.userID == identity.user) }
        #expect(asked.value == 1)
    }

    @Test("When nobody answers it is our fault, not the caller's, and the next interval asks again")
    func keysUnavailable() async throws {
        let asked = Counter()
        let key = identity.publishedKey
        let authenticator = try identity.authenticator(keys: []) {
            if asked.increment() == 1 { throw NobodyThere() }
            return [key]
        }
        let header = "Bearer " + (try identity.token())
        for _ in 0..<2 {
            do {
                _ = try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now)
                Issue.record("A token was taken without a key")
            } catch {
                #expect(error == .keysUnavailable(reason: "NobodyThere()"))
                #expect(error.isServerFault)
            }
        }
        #expect(asked.value == 1)
        let later = now.advanced(bySeconds: KeyRefresher.intervalSeconds)
        _ = try await authenticator.authenticateFetchingKeys(authorization: header[...], now: later)
    }

    @Test("Requests, revocations and key changes at the same time never let a revoked user back in")
    func concurrency() async throws {
        let revocations = Revocations(policy: identity.policy)
        let authenticator = try identity.authenticator(
            revocations: revocations, remembered: VerifiedTokens(entriesMax: 8))
        let users = try (0..<16).map { _ in try UniqueID.random() }
        let headers = try users.map { "Bearer " + (try identity.token(user: $0)) }
        // Every token is of the same session, so users are revoked one by one.
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for (index, user) in users.enumerated() where index % 2 == 0 {
                    revocations.apply(
                        Revocation(sequence: Int64(index), subject: .user(user), revokedThrough: now), now: now)
                    #expect(throws: AuthenticationError.revoked) {
                        try authenticator.authenticate(authorization: headers[index], now: now)
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 { try authenticator.update(keys: [identity.publishedKey]) }
            }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<20 {
                        for header in headers { _ = try? authenticator.authenticate(authorization: header, now: now) }
                    }
                }
            }
            try await group.waitForAll()
        }
        for (index, header) in headers.enumerated() {
            let isIn = (try? authenticator.authenticate(authorization: header, now: now)) != nil
            #expect(isIn == (index % 2 == 1))
        }
    }
}
