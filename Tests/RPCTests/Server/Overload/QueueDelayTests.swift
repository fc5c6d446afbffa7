import NIOCore
import Testing

@testable import RPC

@Suite("Which calls a busy server gives up")
struct QueueDelayTests {
    private static let limits: RPCLimits = {
        var limits = RPCLimits()
        limits.queueDelayMax = .milliseconds(10)
        limits.queueDelayWindow = .milliseconds(100)
        return limits
    }()

    private static func time(_ milliseconds: Int64) -> NIODeadline {
        .uptimeNanoseconds(0) + .milliseconds(milliseconds)
    }

    /// The priorities that are answered after two windows, in each of which work waited for `milliseconds`.
    private static func admitted(after milliseconds: [Int64]) -> [RPCPriority] {
        var delay = QueueDelay(limits, now: time(0))
        for end in [100, 200] as [Int64] {
            for wait in milliseconds { delay.note(.milliseconds(wait), at: time(end - 1)) }
            delay.advance(to: time(end))
        }
        return RPCPriority.allCases.filter(delay.admits)
    }

    @Test(
        "the longer work waits, the higher the priority that it takes",
        arguments: [
            ([9], [.low, .normal, .high]), ([10], [.normal, .high]), ([39], [.normal, .high]), ([40], [.high]),
            ([159], [.high]), ([160], []), ([], [.low, .normal, .high]),
        ] as [([Int64], [RPCPriority])])
    func levels(waits: [Int64], admitted: [RPCPriority]) {
        #expect(Self.admitted(after: waits) == admitted)
    }

    @Test("a burst is no overload: one short wait of the window is enough")
    func burst() {
        #expect(Self.admitted(after: [500, 1000, 5, 800]) == RPCPriority.allCases)
        #expect(Self.admitted(after: [500, 1000, 800]) == [])
    }

    @Test("two windows decide when they are over, for the next one, and not after a pause")
    func windows() {
        var delay = QueueDelay(Self.limits, now: Self.time(0))
        for end in [100, 200, 300] as [Int64] {
            delay.note(.seconds(1), at: Self.time(end - 50))
            delay.advance(to: Self.time(end - 1))
            #expect(delay.admits(.low) == (end < 300))
            delay.advance(to: Self.time(end))
            #expect(delay.admits(.low) == (end < 200))
        }
        delay.note(.milliseconds(1), at: Self.time(350))
        delay.advance(to: Self.time(400))
        #expect(delay.admits(.low))
        delay.note(.seconds(1), at: Self.time(450))
        delay.advance(to: Self.time(500))
        delay.note(.seconds(1), at: Self.time(550))
        delay.advance(to: Self.time(950))
        #expect(delay.admits(.low))
    }
}
