import CoreMetrics

/// A value that goes up and down: a meter, or a recorder that doesn't aggregate.
final class GaugeSeries: MeterHandler, RecorderHandler {
    private let current = AtomicDouble()

    /// The value, as the text format writes it.
    var text: String { PrometheusText.number(current.value) }

    func set(_ value: Int64) { current.store(Double(value)) }
    func set(_ value: Double) { current.store(value) }
    func increment(by amount: Double) { current.add(amount) }
    func decrement(by amount: Double) { current.add(-amount) }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}
