import NIOCore
import Testing

@testable import RPC

@Suite("Leaving a failing endpoint alone")
struct EjectionTests {
    private static var ejection: Ejection {
        var limits = RPCBalancingLimits()
        limits.failuresToEject = 3
        limits.ejectionMin = .seconds(1)
        limits.ejectionMax = .seconds(5)
        return Ejection(limits)
    }

    private static func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(1000 + seconds) }

    @Test("takes failures in a row")
    func inARow() {
        var ejection = Self.ejection
        for _ in 0..<10 {
            let ejected = [1, 2].map { _ in ejection.failed(at: Self.time(0)) }
            #expect(ejected == [false, false])
            ejection.succeeded()
        }
        #expect(!ejection.isActive(at: Self.time(0)))
        let ejected = [1, 2, 3].map { _ in ejection.failed(at: Self.time(0)) }
        #expect(ejected == [false, false, true])
        #expect(ejection.isActive(at: Self.time(0)))
        #expect(!ejection.isActive(at: Self.time(1)))
    }

    @Test("lasts twice as long each time, up to its limit, and less again after good conduct")
    func growing() {
        var ejection = Self.ejection
        func eject(at seconds: Int64) -> Int64 {
            while !ejection.failed(at: Self.time(seconds)) {}
            return ((ejection.endsAt ?? Self.time(seconds)) - Self.time(seconds)).nanoseconds / 1_000_000_000
        }
        // The last of the first four ends at 12; the fifth follows too soon for anything to be forgiven.
        let seconds = [0, 1, 3, 7, 13, 100].map { eject(at: $0) }
        #expect(seconds == [1, 2, 4, 5, 5, 1])
    }

    @Test("a drain is no failure: it is over after the shortest time, and does not add up")
    func draining() {
        var ejection = Self.ejection
        for _ in 0..<10 { ejection.drains(at: Self.time(0)) }
        #expect(ejection.isActive(at: Self.time(0)))
        #expect(!ejection.isActive(at: Self.time(1)))
        let isEjected = ejection.failed(at: Self.time(1))
        #expect(!isEjected)
    }
}
