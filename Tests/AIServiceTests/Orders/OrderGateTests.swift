import Testing

@testable import AIService

@Suite("The gate before a provider's orders")
struct OrderGateTests {
    private let clock = TestClock()
    private let error = ProviderError(.outcomeUnknown, "")

    private func gate(_ inFlightMax: Int?, _ ordersPerMinute: Int?) -> OrderGate {
        OrderGate(
            OrderLimits(inFlightMax: inFlightMax, ordersPerMinute: ordersPerMinute), pollInterval: .seconds(2),
            now: { [clock] in clock.now })
    }

    @Test("lets as many orders through within a minute as may be, and says when there is one more")
    func rate() {
        let gate = gate(nil, 2)
        for call in ["a", "b"] {
            #expect(gate.admit() == nil)
            gate.settle(.rejected(error), of: call)
        }
        #expect(gate.admit() == OrderGate.Hold(reason: .rate, wait: .seconds(30)))
        // A held order takes neither a place nor a turn.
        #expect(gate.inFlight.count == 0)
        clock.advance(.seconds(29))
        #expect(gate.admit() == OrderGate.Hold(reason: .rate, wait: .seconds(1)))
        clock.advance(.seconds(1))
        #expect(gate.admit() == nil)
        #expect(gate.admit()?.reason == .rate)
    }

    @Test("counts no order that was not sent")
    func unsent() {
        let gate = gate(1, 1)
        for call in 0..<100 {
            #expect(gate.admit() == nil)
            gate.settle(.notSent(error), of: "\(call)")
        }
        #expect(gate.inFlight.count == 0)
    }

    @Test("keeps a place for what may have been begun, until nobody can have asked for it for long")
    func unknown() {
        let gate = gate(1, nil)
        #expect(gate.admit() == nil)
        gate.settle(.unknown(error), of: "a")
        #expect(gate.admit() == OrderGate.Hold(reason: .inFlight, wait: .seconds(2)))
        clock.advance(.seconds(31))
        #expect(gate.admit() == nil)
    }

    @Test("holds nobody without limits")
    func open() {
        let gate = gate(nil, nil)
        for _ in 0..<1000 { #expect(gate.admit() == nil) }
    }
}
