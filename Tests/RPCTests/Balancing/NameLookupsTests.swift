import NIOCore
import Testing

@testable import RPC

@Suite("When a name is looked up, and whose answer counts")
struct NameLookupsTests {
    private static var limits: RPCBalancingLimits {
        var limits = RPCBalancingLimits()
        limits.resolveInterval = .seconds(10)
        limits.resolveIntervalWhenDown = .seconds(1)
        limits.lookupsMax = 3
        return limits
    }

    private static func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(1000 + seconds) }

    /// The seconds, of 0 to 30, at which lookups begin that are answered at once.
    private static func begins(isWanted: Bool, hasFound: Bool) -> [Int64] {
        var lookups = NameLookups(limits)
        return (0..<30).filter { second in
            guard let number = lookups.begin(at: time(second), isWanted: isWanted) else { return false }
            _ = lookups.end(number, hasFound: hasFound)
            return true
        }
    }

    @Test("it is asked for seldom when all is well, and often until something is found or while an endpoint is wanted")
    func pace() {
        #expect(Self.begins(isWanted: false, hasFound: true) == [0, 10, 20])
        #expect(Self.begins(isWanted: true, hasFound: true) == Array(0..<30))
        #expect(Self.begins(isWanted: false, hasFound: false) == Array(0..<30))
    }

    @Test("lookups without an answer hold up no other, up to a number")
    func unanswered() {
        var lookups = NameLookups(Self.limits)
        let numbers = (0..<6).map { lookups.begin(at: Self.time($0), isWanted: true) }
        #expect(numbers == [1, 2, 3, nil, nil, nil])
        let isNews = lookups.end(1, hasFound: false)
        #expect(!isNews)
        let next = (6..<8).map { lookups.begin(at: Self.time($0), isWanted: true) }
        #expect(next == [4, nil])
    }

    @Test("an answer that others have overtaken says nothing, and neither does one that found nothing")
    func overtaken() {
        var lookups = NameLookups(Self.limits)
        _ = (0..<3).map { lookups.begin(at: Self.time($0), isWanted: true) }
        let isNews = [(2, true), (1, true), (3, false)].map { lookups.end($0, hasFound: $1) }
        #expect(isNews == [true, false, false])
    }
}
