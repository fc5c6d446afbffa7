import CoreMetrics
import Synchronization

/// A count that only grows. Integers are exact; they and fractions add up to the value that is shown.
final class CounterSeries: CounterHandler, FloatingPointCounterHandler {
    private let count = Atomic<Int64>(0)
    private let fractions = AtomicDouble()

    /// What was counted so far, as the text format writes it.
    var text: String {
        let whole = count.load(ordering: .relaxed)
        let rest = fractions.value
        return rest == 0 ? "\(whole)" : PrometheusText.number(Double(whole) + rest)
    }

    /// A negative amount is ignored: a counter never goes back. A count that no longer fits starts again at
    /// `Int64.min`, centuries away at any rate that this program can reach.
    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        fractions.add(amount)
    }

    func reset() {
        count.store(0, ordering: .relaxed)
        fractions.store(0)
    }
}
