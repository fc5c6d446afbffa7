import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Verified tokens")
struct VerifiedTokensTests {
    private let now = TestIdentity.now

    private func principal(lifeSeconds: Int64 = 60) throws -> Principal {
        Principal(
            userID: try UniqueID.random(), sessionID: try UniqueID.random(), isAdmin: false, issuedAt: now,
            expiresAt: now.advanced(bySeconds: lifeSeconds))
    }

    @Test("A remembered token is found by its whole text only")
    func lookup() throws {
        let cache = VerifiedTokens()
        let principal = try principal()
        // The ends are the same, so all of these have the same hash.
        let end = String(repeating: "s", count: 40)
        cache.remember(principal, for: "one.\(end)", epoch: cache.keyEpoch)
        #expect(cache.principal(for: "one.\(end)", now: now) == principal)
        let header = "Bearer one.\(end)"
        #expect(cache.principal(for: header.dropFirst(7), now: now) == principal)
        #expect(cache.principal(for: "two.\(end)", now: now) == nil)
        cache.remember(principal, for: "K.\(end)", epoch: cache.keyEpoch)
        #expect(cache.principal(for: "K.\(end)", now: now) == principal)
        #expect(cache.principal(for: "\u{212A}.\(end)", now: now) == nil, "a Kelvin sign is no K")
        #expect(cache.principal(for: Substring(end), now: now) == nil)
        #expect(cache.principal(for: "", now: now) == nil)
    }

    @Test("A token that has ended is not found")
    func expiry() throws {
        let cache = VerifiedTokens()
        let principal = try principal(lifeSeconds: 10)
        cache.remember(principal, for: "token", epoch: cache.keyEpoch)
        let end = now.advanced(bySeconds: 10 + TokenPolicy.expirySkewSeconds)
        #expect(cache.principal(for: "token", now: end.advanced(bySeconds: -1)) == principal)
        #expect(cache.principal(for: "token", now: end) == nil)
    }

    @Test("The bound holds, new tokens are found, and a token in use outlives thousands of others")
    func bound() throws {
        let cache = VerifiedTokens(entriesMax: 100)
        let principal = try principal()
        cache.remember(principal, for: "used", epoch: cache.keyEpoch)
        for number in 0..<5000 {
            cache.remember(principal, for: "token \(number)", epoch: cache.keyEpoch)
            #expect(cache.count <= 100)
            #expect(cache.principal(for: "token \(number)", now: now) != nil)
            #expect(cache.principal(for: "used", now: now) != nil)
        }
        #expect(cache.principal(for: "token 0", now: now) == nil)
    }

    @Test("The smallest cache still remembers", arguments: [Int.min, 0, 1, 2, 3])
    func smallest(entriesMax: Int) throws {
        let cache = VerifiedTokens(entriesMax: entriesMax)
        let principal = try principal()
        for number in 0..<10 {
            cache.remember(principal, for: "\(number)", epoch: cache.keyEpoch)
            #expect(cache.principal(for: "\(number)", now: now) != nil)
            #expect(cache.count <= 2)
        }
    }

    @Test("After a change of keys nothing is remembered, not even what was being verified")
    func keyChange() throws {
        let cache = VerifiedTokens()
        let principal = try principal()
        let epoch = cache.keyEpoch
        cache.remember(principal, for: "before", epoch: epoch)
        cache.keysHaveChanged()
        cache.remember(principal, for: "during", epoch: epoch)
        #expect(cache.count == 0)
        #expect(cache.principal(for: "before", now: now) == nil)
        #expect(cache.principal(for: "during", now: now) == nil)
    }

    @Test("Many threads never see another token's principal")
    func concurrency() async throws {
        let cache = VerifiedTokens(entriesMax: 64)
        let principals = try (0..<200).map { _ in try principal() }
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for step in 0..<2000 {
                        let number = (step * 7 + worker * 31) % principals.count
                        if let found = cache.principal(for: "token \(number)", now: now) {
                            #expect(found == principals[number])
                        } else {
                            cache.remember(principals[number], for: "token \(number)", epoch: cache.keyEpoch)
                        }
                    }
                }
            }
        }
        #expect(cache.count <= 64)
    }
}
