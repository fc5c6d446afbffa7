import Testing

@testable import ServiceRuntime

@Suite("Token buckets")
struct TokenBucketsTests {
    private static let second: Int64 = 1_000_000_000

    @Test("A full bucket gives its tokens at once, then one for each part of its period")
    func refills() {
        let buckets = TokenBuckets<String>(RateLimit(4, per: .seconds(8)))
        for left in [3, 2, 1, 0] {
            let answer = buckets.take("a", at: 0)
            #expect(answer.isAllowed)
            #expect(answer.remaining == left)
        }
        let refused = buckets.take("a", at: Self.second)
        #expect(!refused.isAllowed)
        #expect(refused.retryAfter == .seconds(1))
        #expect(refused.untilFull == .seconds(7))
        #expect(buckets.take("b", at: Self.second).isAllowed, "another key has tokens of its own")
        #expect(buckets.take("a", at: 2 * Self.second).isAllowed)
        #expect(!buckets.take("a", at: 2 * Self.second).isAllowed)
        #expect(buckets.take("a", at: 100 * Self.second).remaining == 3, "it does not grow beyond full")
    }

    @Test("A refusal costs nothing, and what is given back can be taken again")
    func givesBack() {
        let buckets = TokenBuckets<String>(RateLimit(1, per: .seconds(3600)))
        #expect(buckets.take("a").isAllowed)
        #expect(!buckets.take("a").isAllowed)
        #expect(!buckets.take("a").isAllowed)
        buckets.giveBack("a")
        #expect(buckets.take("a").isAllowed)
    }

    @Test("However many keys there are, the table stays bounded and remembers those in use")
    func bounded() {
        let buckets = TokenBuckets<Int>(RateLimit(1_000_000, per: .seconds(3600)), keysMax: 100)
        for key in 1...10_000 {
            _ = buckets.take(key)
            _ = buckets.take(0)
            #expect(buckets.count <= 100)
        }
        #expect(buckets.take(0).remaining <= 1_000_000 - 9_000)
    }
}
