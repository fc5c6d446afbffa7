import Synchronization
import Testing
import VeoGenCrypto

@testable import Identity

/// An issuer with a key of its own and everything that its tokens are made of.
struct TestIdentity {
    static let now = UnixTime(seconds: 1_800_000_000)

    let policy: TokenPolicy
    let key: SigningKey
    let user: UniqueID
    let session: UniqueID

    init() throws {
        policy = try #require(TokenPolicy(issuer: "https://auth.test", audience: "veogen", lifeSecondsMax: 3600))
        key = try SigningKey.generate()
        user = try UniqueID.random()
        session = try UniqueID.random()
    }

    var publishedKey: JSONWebKey { JSONWebKey(key.verifyingKey) }

    func token(
        user: UniqueID? = nil, lifeSeconds: Int64 = 1800, now: UnixTime = now, revokedThrough: UnixTime? = nil
    ) throws -> String {
        try TokenIssuer(policy: policy, key: key).issue(
            userID: user ?? self.user, sessionID: session, isAdmin: false, lifeSeconds: lifeSeconds, now: now,
            revokedThrough: revokedThrough
        ).text
    }

    /// Signs whatever header and claims a forger with the real key could write.
    func signed(header: String? = nil, claims: String) throws -> String {
        let text = Self.encoded(header ?? TokenHeader(keyID: key.verifyingKey.keyID).json) + "." + Self.encoded(claims)
        return text + "." + Base64.url.encode(try key.sign(Array(text.utf8)))
    }

    /// Sound claims, with members replaced, added, or left out for an empty string. Values are JSON.
    func claims(_ changes: KeyValuePairs<String, String> = [:]) -> String {
        var members = [
            ("iss", "\"\(policy.issuer)\""), ("aud", "\"\(policy.audience)\""), ("sub", "\"\(user)\""),
            ("sid", "\"\(session)\""), ("iat", "\(Self.now.seconds)"), ("exp", "\(Self.now.seconds + 1800)"),
            ("jti", "\"\(session)\""), ("adm", "false"),
        ]
        for (name, value) in changes {
            if let index = members.firstIndex(where: { $0.0 == name }) {
                members[index].1 = value
            } else {
                members.append((name, value))
            }
        }
        return "{" + members.filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    func verifier() throws -> TokenVerifier {
        try TokenVerifier(policy: policy, keys: [publishedKey])
    }

    func authenticator(
        keys: [JSONWebKey]? = nil, revocations: Revocations? = nil, remembered: VerifiedTokens = VerifiedTokens(),
        fetchKeys: @escaping Authenticator.KeyFetcher = { throw NobodyThere() }
    ) throws -> Authenticator {
        try Authenticator(
            policy: policy, keys: keys ?? [publishedKey], revocations: revocations ?? Revocations(policy: policy),
            remembered: remembered, fetchKeys: fetchKeys)
    }

    static func encoded(_ text: String) -> String {
        Base64.url.encode(text.utf8)
    }
}

struct NobodyThere: Error {}

/// A number that tests count with from several threads.
final class Counter: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    @discardableResult func increment() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}
