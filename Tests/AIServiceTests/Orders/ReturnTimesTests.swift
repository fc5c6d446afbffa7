import Testing

@testable import AIService

@Suite("When those that were turned away come again")
struct ReturnTimesTests {
    @Test("the first waits no longer than it has to, and a thousand ask no more often than ten times a second")
    func spread() {
        let clock = TestClock()
        let times = ReturnTimes(now: { clock.now })
        let waits = (0..<1000).map { _ in times.wait(atLeast: .seconds(2)) }
        #expect(waits.first == .seconds(2))
        #expect(waits == waits.sorted())
        let seconds = Dictionary(grouping: waits) { $0.components.seconds }
        #expect(seconds.values.allSatisfy { $0.count <= 10 })
        #expect(waits.last == .milliseconds(2000 + 99_900))
    }

    @Test("who comes again goes to the end of those that wait")
    func again() {
        let clock = TestClock()
        let times = ReturnTimes(now: { clock.now })
        for _ in 0..<50 { _ = times.wait(atLeast: .seconds(1)) }
        clock.advance(.seconds(1))
        #expect(times.wait(atLeast: .seconds(1)) == .seconds(5))
        // Once nobody waits any more, what is asked for is enough.
        clock.advance(.seconds(60))
        #expect(times.wait(atLeast: .seconds(1)) == .seconds(1))
    }

    @Test("nobody waits much longer than ten minutes for the others' sake, however many they are")
    func bounded() {
        let clock = TestClock()
        let times = ReturnTimes(now: { clock.now })
        let waits = (0..<20_000).map { _ in times.wait(atLeast: .seconds(1)) }
        #expect(waits.allSatisfy { $0 <= .seconds(601) + ReturnTimes.spacing })
        let seconds = Dictionary(grouping: waits) { $0.components.seconds }
        #expect(seconds.values.allSatisfy { $0.count <= 40 })
    }
}
