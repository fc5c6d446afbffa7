import Testing

@testable import AIService

@Suite("Turns of keys")
struct KeyTurnsTests {
    private let clock = TestClock()

    private func turns(_ count: Int) -> KeyTurns { KeyTurns(count: count, now: { [clock] in clock.now }) }

    @Test("go round, and leave out who was tried")
    func round() {
        let turns = turns(3)
        #expect((0..<5).map { _ in turns.next() } == [0, 1, 2, 0, 1])
        #expect(turns.next(except: [2]) == 0)
        #expect(turns.next(except: [0, 1, 2]) == nil)
    }

    @Test("leave a key alone for as long as was asked, and all when all are to be")
    func rest() {
        let turns = turns(2)
        turns.rest(0, for: .seconds(30))
        #expect((0..<3).map { _ in turns.next() } == [1, 1, 1] && turns.wait == nil)
        turns.rest(1, for: .seconds(10))
        // A shorter wish does not undo a longer one.
        turns.rest(0, for: .seconds(1))
        #expect(turns.next() == nil && turns.wait == .seconds(10) && turns.restingCount == 2)
        clock.advance(.seconds(10))
        #expect(turns.next() == 1 && turns.restingCount == 1)
        clock.advance(.seconds(20))
        #expect(turns.next() == 0 && turns.restingCount == 0)
        turns.restAll(for: .seconds(5))
        #expect(turns.next() == nil && turns.wait == .seconds(5))
    }

    @Test("pass over a key that was refused for as long as there is another, also one that must rest")
    func doubt() {
        let turns = turns(2)
        turns.doubt(0)
        #expect((0..<3).map { _ in turns.next() } == [1, 1, 1])
        turns.rest(1, for: .seconds(30))
        #expect(turns.next() == nil && turns.wait == .seconds(30))
        clock.advance(.seconds(30))
        #expect(turns.next() == 1)
        clock.advance(KeyTurns.doubt)
        #expect(Set((0..<2).map { _ in turns.next() }) == [0, 1])
    }

    @Test("use refused keys when there are no others, until one is taken")
    func onlyDoubted() {
        let turns = turns(2)
        turns.doubt(0)
        turns.doubt(1)
        #expect(turns.next() == 0 && turns.next() == 1 && turns.wait == nil)
        turns.trust(1)
        #expect((0..<2).map { _ in turns.next() } == [1, 1])
    }
}
