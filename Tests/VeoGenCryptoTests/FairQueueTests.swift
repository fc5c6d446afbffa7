import Testing

@testable import VeoGenCrypto

@Suite("Fair queue")
struct FairQueueTests {
    private static let flood = lane(1)
    private static let other = lane(2)

    private static func lane(_ number: UInt64, _ standing: HashLane.Standing = .stranger) -> HashLane {
        HashLane(id: UniqueID(high: 0, low: number), standing: standing)
    }

    @Test("Lanes take turns, whatever waits in one of them")
    func turns() {
        var queue = FairQueue<Int>(countMax: 14)
        for number in 1...5 { _ = queue.append(number, to: Self.flood) }
        _ = queue.append(100, to: Self.other)
        _ = queue.append(101, to: Self.other)
        #expect((0..<7).map { _ in queue.popFirst() } == [1, 100, 2, 101, 3, 4, 5])
        #expect(queue.popFirst() == nil)
        #expect(queue.count == 0)
    }

    @Test("Strangers have half of the places; who finds none takes one of the longest lane, if that is longer than his")
    func displaces() throws {
        var queue = FairQueue<Int>(countMax: 6)
        for number in 1...3 { _ = queue.append(number, to: Self.flood) }
        guard case .refused = queue.append(4, to: Self.flood) else { throw Unexpected() }
        guard case .displaces(3) = queue.append(100, to: Self.other) else { throw Unexpected() }
        guard case .refused = queue.append(101, to: Self.other) else { throw Unexpected() }
        #expect(queue.count == 3)
        #expect((0..<3).map { _ in queue.popFirst() } == [1, 100, 2])
    }

    @Test("Among many lanes of one each, only who has a higher standing finds a place, and keeps it")
    func prefers() throws {
        var queue = FairQueue<Int>(countMax: 3)
        for number in 1...2 { _ = queue.append(number, to: Self.lane(UInt64(number))) }
        guard case .refused = queue.append(4, to: Self.lane(4)) else { throw Unexpected() }
        guard case .waits = queue.append(100, to: Self.lane(9, .known)) else { throw Unexpected() }
        guard case .displaces(let first) = queue.append(50, to: Self.lane(8, .returned)) else { throw Unexpected() }
        guard case .displaces(let second) = queue.append(101, to: Self.lane(7, .known)) else { throw Unexpected() }
        #expect([first, second].sorted() == [1, 2], "strangers make room as long as there are any")
        guard case .displaces(50) = queue.append(102, to: Self.lane(6, .known)) else { throw Unexpected() }
        guard case .refused = queue.append(5, to: Self.lane(5)) else { throw Unexpected() }
        guard case .refused = queue.append(51, to: Self.lane(8, .returned)) else { throw Unexpected() }
        #expect((0..<3).map { _ in queue.popFirst() } == [100, 101, 102])
    }

    @Test("Every second turn is for who is known, and every second other one for who came back")
    func alternates() {
        var queue = FairQueue<Int>(countMax: 10)
        for number in 1...4 { _ = queue.append(number, to: Self.lane(UInt64(number))) }
        for number in 101...103 { _ = queue.append(number, to: Self.lane(UInt64(number), .known)) }
        for number in 51...52 { _ = queue.append(number, to: Self.lane(UInt64(number), .returned)) }
        #expect((0..<9).map { _ in queue.popFirst() } == [101, 51, 102, 1, 103, 52, 2, 3, 4])
    }

    @Test("A queue without places takes nobody")
    func empty() throws {
        var queue = FairQueue<Int>(countMax: 0)
        guard case .refused = queue.append(1, to: Self.flood) else { throw Unexpected() }
        #expect(queue.remove { _ in true } == nil)
        #expect(queue.removeAll().isEmpty)
    }

    private struct Unexpected: Error {}
}
