import Identity
import Postgres
import PostgresTesting
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

@Suite("Signing keys")
struct SigningKeyTests {
    private static let policy = TokenPolicy.standard

    @Test("The key is made once: tokens from before a restart are good after it")
    func persists() async throws {
        try await TestDatabase.withPool { pool in
            let token = try await TestService.run(on: pool) { service in
                try await service.register()
                return try await service.login()
            }
            try await TestService.run(on: pool) { service in
                let me = try await service.client.getMe(options: service.with(token))
                #expect(me.username == "ada")
                let keys = try await service.client.listKeys().keys
                #expect(keys.count == 1)
            }
        }
    }

    @Test("Instances that start at once on an empty database agree on one key")
    func agree() async throws {
        try await TestDatabase.withPool { pool in
            let keys = try await withThrowingTaskGroup(of: [JSONWebKey].self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await Schema.migrate(pool)
                        let store = SigningKeyStore(pool: pool, policy: Self.policy)
                        return try await SigningKeys(store: store, policy: Self.policy, logger: TestDatabase.logger)
                            .published
                    }
                }
                return try await group.reduce(into: Set<[JSONWebKey]>()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
            #expect(keys.first?.count == 1)
        }
    }

    @Test("A new key is published before it signs, and the former one until its last token has ended")
    func rotates() async throws {
        try await TestService.run { service in
            try await service.register()
            let old = try await service.login()
            let store = SigningKeyStore(pool: service.pool, policy: Self.policy)
            let before = try #require(try await store.current())
            let next = try SigningKey.generate()
            try await store.rotate(to: next)

            let announced = try #require(try await store.current())
            #expect(announced.signing.verifyingKey.keyID == before.signing.verifyingKey.keyID)
            #expect(announced.published == before.published + [JSONWebKey(next.verifyingKey)])

            try await service.pool.execute(
                """
                UPDATE auth.signing_key
                SET created_at = created_at - interval '1 h', signs_from = signs_from - interval '1 h'
                """)
            let started = try #require(try await store.current())
            #expect(started.signing.verifyingKey.keyID == next.verifyingKey.keyID)
            // An instance that has not read the keys yet meets a token of the new one.
            let foreign = TokenIssuer(policy: Self.policy, key: next)
            let claims = try await service.client.authenticate(AuthenticateRequest(credential: old.accessToken))
            let token = try foreign.issue(
                userID: #require(UniqueID(claims.userID)), sessionID: #require(UniqueID(claims.sessionID)),
                isAdmin: false, lifeSeconds: 60, now: .now())
            _ = try await service.client.getMe(options: service.with(token.text))
            _ = try await service.client.getMe(options: service.with(old))

            try await service.pool.execute(
                """
                UPDATE auth.signing_key
                SET created_at = created_at - interval '2 d', signs_from = signs_from - interval '2 d',
                    retired_at = retired_at - interval '2 d'
                """)
            #expect(try await store.current()?.published == [JSONWebKey(next.verifyingKey)])
            #expect(try await store.deleteRetired() == 1)
        }
    }

    @Test("Tokens that are forged, ended or for somebody else are refused alike")
    func forged() async throws {
        try await TestService.run { service in
            try await service.register()
            let good = try await service.login().accessToken
            let parts = good.split(separator: ".").map(String.init)
            let stranger = try TokenIssuer(policy: Self.policy, key: SigningKey.generate())
            let foreign = try stranger.issue(
                userID: .random(), sessionID: .random(), isAdmin: true, lifeSeconds: 60, now: .now()
            ).text
            let none = Base64.url.encode(#"{"alg":"none","typ":"at+jwt"}"#.utf8)
            let texts = [
                foreign, "\(none).\(parts[1]).", "\(none).\(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1]).",
                good + "A", String(good.dropLast()), "..", "a.b.c", String(repeating: "a", count: 8000),
            ]
            for text in texts {
                let error = try await refusal {
                    try await service.client.getMe(options: service.with(text))
                }
                #expect(error == .unauthenticated("invalid_credentials", "Could not validate credentials"), "\(text)")
            }
        }
    }

    @Test("A key row that is damaged, or under another name, keeps the service from starting")
    func damagedKey() async throws {
        try await TestDatabase.withPool { pool in
            try await Schema.migrate(pool)
            let key = try SigningKey.generate()
            let other = try SigningKey.generate()
            for (name, bytes) in [
                (key.verifyingKey.keyID, [UInt8](repeating: 7, count: 48)), (other.verifyingKey.keyID, try key.pkcs8()),
            ] {
                try await pool.execute("DELETE FROM auth.signing_key")
                try await pool.execute(
                    "INSERT INTO auth.signing_key (kid, private_key, signs_from) VALUES ($1, $2, now())",
                    [.text(name), .bytes(bytes)])
                let store = SigningKeyStore(pool: pool, policy: Self.policy)
                await #expect(throws: CryptoError.malformedKey) { try await store.current() }
            }
        }
    }
}
