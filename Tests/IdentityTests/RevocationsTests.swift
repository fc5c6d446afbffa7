import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Revocations")
struct RevocationsTests {
    private let now = TestIdentity.now
    private let policy: TokenPolicy
    private let user: UniqueID
    private let session: UniqueID

    init() throws {
        policy = try #require(TokenPolicy(issuer: "i", audience: "a", lifeSecondsMax: 3600))
        user = try UniqueID.random()
        session = try UniqueID.random()
    }

    private func principal(issuedAfter seconds: Int64) -> Principal {
        let issuedAt = now.advanced(bySeconds: seconds)
        return Principal(
            userID: user, sessionID: session, isAdmin: false, issuedAt: issuedAt,
            expiresAt: issuedAt.advanced(bySeconds: 3600))
    }

    @Test("A revoked user's tokens end up to that second; later ones and other users' do not")
    func users() throws {
        let revocations = Revocations(policy: policy)
        #expect(!revocations.covers(principal(issuedAfter: 0)))
        revocations.apply(Revocation(sequence: 1, subject: .user(user), revokedThrough: now), now: now)
        #expect(revocations.covers(principal(issuedAfter: -10)))
        #expect(revocations.covers(principal(issuedAfter: 0)))
        #expect(!revocations.covers(principal(issuedAfter: 1)))
        let other = Principal(
            userID: try UniqueID.random(), sessionID: try UniqueID.random(), isAdmin: true, issuedAt: now,
            expiresAt: now)
        #expect(!revocations.covers(other))
    }

    @Test("A revoked session's tokens all end, and a user's id is no session's")
    func sessions() {
        let revocations = Revocations(policy: policy)
        revocations.apply(Revocation(sequence: 1, subject: .session(user), revokedThrough: now), now: now)
        #expect(!revocations.covers(principal(issuedAfter: 0)))
        revocations.apply(Revocation(sequence: 2, subject: .session(session), revokedThrough: now), now: now)
        #expect(revocations.covers(principal(issuedAfter: 5)))
    }

    @Test("An older revocation that arrives late does not lift a newer one")
    func order() {
        let revocations = Revocations(policy: policy)
        revocations.apply(Revocation(sequence: 2, subject: .user(user), revokedThrough: now), now: now)
        revocations.apply(
            Revocation(sequence: 1, subject: .user(user), revokedThrough: now.advanced(bySeconds: -100)), now: now)
        #expect(revocations.covers(principal(issuedAfter: 0)))
        #expect(revocations.count == 1)
    }

    @Test("A revocation is forgotten only when the last token it covers has ended")
    func forgetting() throws {
        let revocations = Revocations(policy: policy)
        revocations.apply(Revocation(sequence: 1, subject: .user(user), revokedThrough: now), now: now)
        let lastEnd = now.advanced(
            bySeconds: 3600 + TokenPolicy.issuedAheadSecondsMax + TokenPolicy.expirySkewSeconds)
        let other = Revocation(sequence: 2, subject: .session(session), revokedThrough: lastEnd)
        revocations.apply(other, now: lastEnd)
        #expect(revocations.count == 2)
        revocations.apply(other, now: lastEnd.advanced(bySeconds: 61))
        #expect(revocations.count == 1)
    }

    @Test("Beyond the bound everybody logs in again, and no revoked token comes back")
    func overflow() throws {
        let revocations = Revocations(policy: policy, entriesMax: 10)
        revocations.apply(Revocation(sequence: 1, subject: .user(user), revokedThrough: now), now: now)
        for sequence in 2...50 {
            let subject = Revocation.Subject.session(try UniqueID.random())
            revocations.apply(Revocation(sequence: Int64(sequence), subject: subject, revokedThrough: now), now: now)
            #expect(revocations.count <= 10)
        }
        #expect(revocations.covers(principal(issuedAfter: 0)))
        #expect(!revocations.covers(principal(issuedAfter: 1)))
    }
}
