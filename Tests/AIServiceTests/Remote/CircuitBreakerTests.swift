import Testing

@testable import AIService

@Suite("Circuit breaker")
struct CircuitBreakerTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Int) -> ContinuousClock.Instant { start.advanced(by: .seconds(seconds)) }

    @Test("a few lost answers among many do not open it")
    func tolerant() {
        let breaker = CircuitBreaker()
        for index in 0..<100 {
            #expect(breaker.permit(now: start) == nil)
            breaker.record(index % 30 == 29 ? .unknown(wait: nil) : .answered, now: start)
        }
        #expect(breaker.permit(now: start) == nil)
    }

    @Test("it opens when too many fates are unknown, and one try decides whether it closes")
    func opens() {
        let breaker = CircuitBreaker()
        for _ in 0..<2 { breaker.record(.unknown(wait: nil), now: start) }
        #expect(breaker.permit(now: start) == nil)
        breaker.record(.unknown(wait: nil), now: start)
        #expect(breaker.permit(now: start) == .seconds(60))
        #expect(breaker.permit(now: after(59)) == .seconds(1))
        // One may try, the others wait for it.
        #expect(breaker.permit(now: after(60)) == nil)
        #expect(breaker.permit(now: after(60)) != nil)
        breaker.record(.unknown(wait: nil), now: after(61))
        #expect(breaker.permit(now: after(61)) == .seconds(120))
        #expect(breaker.permit(now: after(181)) == nil)
        // A try that was not sent shows nothing.
        breaker.record(.notSent, now: after(181))
        #expect(breaker.permit(now: after(181)) == nil)
        breaker.record(.answered, now: after(182))
        for _ in 0..<5 { #expect(breaker.permit(now: after(182)) == nil) }
    }

    @Test("lost answers of long ago do not count")
    func window() {
        let breaker = CircuitBreaker()
        for _ in 0..<2 { breaker.record(.unknown(wait: nil), now: start) }
        breaker.record(.unknown(wait: nil), now: after(301))
        #expect(breaker.permit(now: after(301)) == nil)
    }

    @Test("it waits as long as a provider asks that does not say what became of an order")
    func waits() {
        let breaker = CircuitBreaker()
        breaker.record(.unknown(wait: .seconds(7)), now: start)
        #expect(breaker.permit(now: after(6)) == .seconds(1))
        #expect(breaker.permit(now: after(7)) == nil)
    }
}
