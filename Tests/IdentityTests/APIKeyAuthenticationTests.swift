import RPC
import Synchronization
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import Identity

@Suite("API keys at a service")
struct APIKeyAuthenticationTests {
    private let identity: TestIdentity
    private let key: APIKeyText
    private let keyID: UniqueID
    private let now = TestIdentity.now
    private let asked = Counter()

    init() throws {
        identity = try TestIdentity()
        key = try APIKeyText.random(using: .secure)
        keyID = try UniqueID.random()
    }

    private var header: String { "Bearer \(key.text)" }

    private func authenticator(
        _ revocations: Revocations, mayWrite: Bool = true
    ) throws -> Authenticator {
        try Authenticator(
            policy: identity.policy, revocations: revocations, fetchKeys: { throw NobodyThere() },
            checkAPIKey: { [asked, key, keyID, identity, now] shown in
                asked.increment()
                guard shown == key else { throw AuthenticationError.malformed }
                return Principal(
                    userID: identity.user, sessionID: keyID, isAdmin: false, issuedAt: now,
                    expiresAt: now.advanced(bySeconds: 300), credential: .apiKey(mayWrite: mayWrite))
            })
    }

    @Test("A key is asked about once and then remembered, also by many at once")
    func remembers() async throws {
        let authenticator = try authenticator(Revocations(policy: identity.policy))
        #expect(throws: AuthenticationError.unknownKey) {
            try authenticator.authenticate(authorization: header, now: now)
        }
        try await withThrowingTaskGroup(of: Principal.self) { group in
            for _ in 0..<50 {
                group.addTask { try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now) }
            }
            for try await principal in group { #expect(principal.userID == identity.user) }
        }
        let asked = asked.value
        #expect((1...50).contains(asked))
        for _ in 0..<100 {
            #expect(try authenticator.authenticate(authorization: header, now: now).sessionID == keyID)
        }
        #expect(self.asked.value == asked, "once remembered, nobody is asked again")
        #expect(throws: AuthenticationError.unknownKey, "until its time is over") {
            try authenticator.authenticate(authorization: header, now: now.advanced(bySeconds: 306))
        }
    }

    @Test("A revoked key is refused at once, though it is remembered; and so is one of a revoked user")
    func revoked() async throws {
        for subject in [Revocation.Subject.session(keyID), .user(identity.user)] {
            let revocations = Revocations(policy: identity.policy)
            let authenticator = try authenticator(revocations)
            _ = try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now)
            revocations.apply(Revocation(sequence: 1, subject: subject, revokedThrough: now), now: now)
            #expect(throws: AuthenticationError.revoked) {
                try authenticator.authenticate(authorization: header, now: now)
            }
        }
    }

    @Test("What can't be a key is refused without asking anybody")
    func malformed() async throws {
        let authenticator = try authenticator(Revocations(policy: identity.policy))
        for text in [
            "vg_", "vg_x", String(key.text.dropLast()), key.text + "A", "vg_" + key.text.dropFirst(3).uppercased(),
        ] {
            await #expect(throws: AuthenticationError.malformed) {
                try await authenticator.authenticateFetchingKeys(authorization: "Bearer \(text)"[...], now: now)
            }
        }
        #expect(asked.value == 0)
    }

    @Test("A key reaches what its scope and being a key allow", arguments: [true, false])
    func scopes(mayWrite: Bool) async throws {
        let authenticator = try authenticator(Revocations(policy: identity.policy), mayWrite: mayWrite)
        let principal = try await authenticator.authenticateFetchingKeys(authorization: header[...], now: now)
        #expect(principal.mayUse(.public) && principal.mayUse(.reader) && principal.mayUse(.userOrService))
        #expect(principal.mayUse(.user) == mayWrite)
        #expect(!principal.mayUse(.session) && !principal.mayUse(.admin) && !principal.mayUse(.service))
    }
}
