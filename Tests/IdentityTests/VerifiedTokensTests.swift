import Synchronization
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
        cache.remember(principal, for: "one.\(end)", epoch: cache.keyEpoch, now: now)
        #expect(cache.find("one.\(end)", now: now) == .current(principal))
        let header = "Bearer one.\(end)"
        #expect(cache.find(header.dropFirst(7), now: now) == .current(principal))
        #expect(cache.find("two.\(end)", now: now) == .unknown)
        cache.remember(principal, for: "K.\(end)", epoch: cache.keyEpoch, now: now)
        #expect(cache.find("K.\(end)", now: now) == .current(principal))
        #expect(cache.find("\u{212A}.\(end)", now: now) == .unknown, "a Kelvin sign is no K")
        #expect(cache.find(Substring(end), now: now) == .unknown)
        #expect(cache.find("", now: now) == .unknown)
    }

    @Test("A token that has ended is not found")
    func expiry() throws {
        let cache = VerifiedTokens()
        let principal = try principal(lifeSeconds: 10)
        cache.remember(principal, for: "token", epoch: cache.keyEpoch, now: now)
        let end = now.advanced(bySeconds: 10 + TokenPolicy.expirySkewSeconds)
        #expect(cache.find("token", now: end.advanced(bySeconds: -1)) == .current(principal))
        #expect(cache.find("token", now: end) == .ended)
    }

    @Test("A token ends after the time that it had left, also if the clock is set back, and survives a leap of it")
    func steppedClock() throws {
        let uptime = Mutex(UnixTime(seconds: 100))
        let cache = VerifiedTokens(uptime: { uptime.withLock { $0 } })
        let principal = try principal(lifeSeconds: 10)
        cache.remember(principal, for: "token", epoch: cache.keyEpoch, now: now)
        let hourAgo = now.advanced(bySeconds: -3600)
        #expect(cache.find("token", now: now.advanced(bySeconds: 10 * 366 * 86_400)) == .ended)
        #expect(cache.find("token", now: hourAgo) == .current(principal))
        uptime.withLock { $0 = UnixTime(seconds: 100 + 10 + TokenPolicy.expirySkewSeconds) }
        #expect(cache.find("token", now: hourAgo) == .ended)
    }

    @Test("Ends at the limits of time don't overflow", arguments: [Int64.min, 0, .max])
    func limits(seconds: Int64) throws {
        let cache = VerifiedTokens()
        let principal = Principal(
            userID: try UniqueID.random(), sessionID: try UniqueID.random(), isAdmin: false, issuedAt: now,
            expiresAt: UnixTime(seconds: seconds))
        cache.remember(principal, for: "token", epoch: cache.keyEpoch, now: now)
        #expect(cache.find("token", now: now) == (seconds == .max ? .current(principal) : .ended))
    }

    @Test("The bound holds, new tokens are found, and a token in use outlives thousands of others")
    func bound() throws {
        let cache = VerifiedTokens(entriesMax: 100)
        let principal = try principal()
        cache.remember(principal, for: "used", epoch: cache.keyEpoch, now: now)
        for number in 0..<5000 {
            cache.remember(principal, for: "token \(number)", epoch: cache.keyEpoch, now: now)
            #expect(cache.count <= 100)
            #expect(cache.find("token \(number)", now: now) == .current(principal))
            #expect(cache.find("used", now: now) == .current(principal))
        }
        #expect(cache.find("token 0", now: now) == .unknown)
    }

    @Test("The smallest cache still remembers", arguments: [Int.min, 0, 1, 2, 3])
    func smallest(entriesMax: Int) throws {
        let cache = VerifiedTokens(entriesMax: entriesMax)
        let principal = try principal()
        for number in 0..<10 {
            cache.remember(principal, for: "\(number)", epoch: cache.keyEpoch, now: now)
            #expect(cache.find("\(number)", now: now) == .current(principal))
            #expect(cache.count <= 2)
        }
    }

    @Test("After a change of keys nothing is remembered, not even what was being verified")
    func keyChange() throws {
        let cache = VerifiedTokens()
        let principal = try principal()
        let epoch = cache.keyEpoch
        cache.remember(principal, for: "before", epoch: epoch, now: now)
        cache.keysHaveChanged()
        cache.remember(principal, for: "during", epoch: epoch, now: now)
        #expect(cache.count == 0)
        #expect(cache.find("before", now: now) == .unknown)
        #expect(cache.find("during", now: now) == .unknown)
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
                        let token: Substring = "token \(number)"
                        switch cache.find(token, now: now) {
                        case .unknown: cache.remember(principals[number], for: token, epoch: cache.keyEpoch, now: now)
                        case let found: #expect(found == .current(principals[number]))
                        }
                    }
                }
            }
        }
        #expect(cache.count <= 64)
    }
}
