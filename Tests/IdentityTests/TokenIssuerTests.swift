import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Token issuer")
struct TokenIssuerTests {
    @Test("A token is spelt the same for the same time, key and randomness, and carries its claims")
    func deterministic() throws {
        let identity = try TestIdentity()
        let issuer = TokenIssuer(
            policy: identity.policy, key: identity.key, random: RandomSource { [UInt8](repeating: 1, count: $0) })
        let issue = {
            try issuer.issue(
                userID: identity.user, sessionID: identity.session, isAdmin: true, lifeSeconds: 60,
                now: TestIdentity.now)
        }
        let token = try issue()
        #expect(try issue().text == token.text)
        let payload = try Base64.url.decode(token.text.split(separator: ".")[1])
        #expect(
            String(decoding: payload, as: UTF8.self) == """
                {"iss":"https://auth.test","aud":"veogen","sub":"\(identity.user)","sid":"\(identity.session)",\
                "iat":1800000000,"exp":1800000060,"jti":"01010101-0101-4101-8101-010101010101","adm":true}
                """)
        let principal = try identity.verifier().verify(token.text[...], now: TestIdentity.now)
        #expect(principal == token.claims.principal)
        #expect(principal.isAdmin)
    }

    @Test("No token outlives the policy or ends before it begins", arguments: [Int64.max, 3601, 0, -1, .min])
    func life(lifeSeconds: Int64) throws {
        let identity = try TestIdentity()
        let token = try TokenIssuer(policy: identity.policy, key: identity.key).issue(
            userID: identity.user, sessionID: identity.session, isAdmin: false, lifeSeconds: lifeSeconds,
            now: TestIdentity.now)
        #expect(token.claims.expiresAt.seconds - TestIdentity.now.seconds == (lifeSeconds > 1 ? 3600 : 1))
    }

    @Test("A login in the second of a revocation is not covered by it")
    func sameSecond() throws {
        let identity = try TestIdentity()
        let revocations = Revocations(policy: identity.policy)
        let authenticator = try identity.authenticator(revocations: revocations)
        let before = "Bearer " + (try identity.token())
        let after = "Bearer " + (try identity.token(revokedThrough: TestIdentity.now))
        revocations.apply(
            Revocation(sequence: 1, subject: .user(identity.user), revokedThrough: TestIdentity.now),
            now: TestIdentity.now)
        #expect(throws: AuthenticationError.revoked) {
            try authenticator.authenticate(authorization: before, now: TestIdentity.now)
        }
        #expect(try authenticator.authenticate(authorization: after, now: TestIdentity.now).userID == identity.user)
    }

    @Test(
        "Names that a token would have to escape make no policy",
        arguments: ["", "a\"b", "a\\b", "a\nb", "ä", String(repeating: "a", count: 257)])
    func names(name: String) {
        #expect(TokenPolicy(issuer: name, audience: "veogen") == nil)
        #expect(TokenPolicy(issuer: "veogen", audience: name) == nil)
    }

    @Test("Lives without sense make no policy", arguments: [Int64.min, -1, 0, 366 * 86_400 + 1, .max])
    func policyLife(seconds: Int64) {
        #expect(TokenPolicy(issuer: "a", audience: "b", lifeSecondsMax: seconds) == nil)
    }
}
