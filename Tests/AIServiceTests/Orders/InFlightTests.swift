import Testing

@testable import AIService

@Suite("The count of videos on their way")
struct InFlightTests {
    private let clock = TestClock()
    private let first = GenerationHandle("1.1.a")
    private let second = GenerationHandle("1.1.b")

    private func inFlight(max: Int?, pollInterval: Duration = .seconds(2)) -> InFlight {
        InFlight(max: max, pollInterval: pollInterval, now: { [clock] in clock.now })
    }

    @Test("has a place for an order as soon as it begins, and for its video until that ends")
    func life() {
        let inFlight = inFlight(max: 1)
        #expect(inFlight.begin())
        #expect(!inFlight.begin())
        inFlight.end(first)
        #expect(!inFlight.begin() && inFlight.count == 1)
        inFlight.forget(first)
        #expect(inFlight.begin())
        // What began nothing takes no place.
        inFlight.end(nil)
        #expect(inFlight.count == 0 && inFlight.begin())
    }

    @Test("knows what others have ordered once it is asked about it, also beyond its limit")
    func heard() {
        let inFlight = inFlight(max: 1)
        inFlight.hear(first)
        inFlight.hear(second)
        inFlight.hear(second)
        #expect(inFlight.count == 2 && !inFlight.begin())
        inFlight.forget(first)
        #expect(!inFlight.begin())
        inFlight.forget(second)
        #expect(inFlight.begin())
    }

    @Test("forgets a video by itself that nobody asks for during six polls, or half a minute")
    func silence() {
        for (interval, seconds) in [(Duration.milliseconds(100), 30), (.seconds(2), 30), (.seconds(10), 60)] {
            let inFlight = inFlight(max: 1, pollInterval: interval)
            #expect(inFlight.begin())
            inFlight.end(first)
            clock.advance(.seconds(seconds - 1))
            #expect(!inFlight.begin())
            // A poll that finds it going on keeps it.
            inFlight.hear(first)
            clock.advance(.seconds(seconds - 1))
            #expect(!inFlight.begin())
            clock.advance(.seconds(2))
            #expect(inFlight.begin() && inFlight.count == 1)
        }
    }

    @Test("counts without a limit too, and holds nobody")
    func unlimited() {
        let inFlight = inFlight(max: nil)
        for _ in 0..<1000 { #expect(inFlight.begin()) }
        #expect(inFlight.count == 1000)
    }
}
