import JobQueue
import Testing

@Suite("Retries")
struct RetryPolicyTests {
    @Test("The delay doubles, and varies by a tenth at most")
    func doubling() {
        let policy = RetryPolicy(retriesMax: 3, firstDelay: .seconds(60))
        #expect(policy.attemptsMax == 4)
        #expect(policy.delay(afterAttempt: 1, randomness: 0.5) == .seconds(60))
        #expect(policy.delay(afterAttempt: 2, randomness: 0.5) == .seconds(120))
        #expect(policy.delay(afterAttempt: 3, randomness: 0.5) == .seconds(240))
        #expect(policy.delay(afterAttempt: 1, randomness: 0) == .seconds(54))
        #expect(policy.delay(afterAttempt: 1, randomness: 0.999_999) <= .seconds(66))
    }

    @Test("What a provider asks for wins, within reason")
    func retryAfter() {
        let policy = RetryPolicy()
        #expect(policy.delay(afterAttempt: 1, retryAfter: .seconds(7)) == .seconds(7))
        #expect(policy.delay(afterAttempt: 1, retryAfter: .seconds(1_000_000)) == RetryPolicy.delayMax)
        #expect(policy.delay(afterAttempt: 1, retryAfter: .seconds(-5)) == .zero)
    }

    @Test("No number of attempts makes the delay overflow")
    func bounded() {
        #expect(RetryPolicy().delay(afterAttempt: .max) <= RetryPolicy.delayMax)
        #expect(RetryPolicy(retriesMax: -3).attemptsMax == 1)
    }
}
