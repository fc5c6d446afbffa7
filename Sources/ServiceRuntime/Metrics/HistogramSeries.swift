import CoreMetrics
import Synchronization

/// A distribution over fixed buckets. Recording is a search among a dozen bounds and two atomic additions.
final class HistogramSeries: RecorderHandler, TimerHandler {
    /// A class, because an array can't hold an `Atomic` by itself.
    private final class Cell: Sendable {
        let count = Atomic<Int64>(0)
    }

    let bounds: [Double]
    private let cells: [Cell]
    private let sum = AtomicDouble()

    init(_ buckets: HistogramBuckets) {
        bounds = buckets.bounds
        cells = (0...bounds.count).map { _ in Cell() }
    }

    /// Counts per bucket (not cumulative; the last has no bound), and the sum of what was recorded.
    func snapshot() -> (counts: [Int64], sum: Double) {
        (cells.map { $0.count.load(ordering: .relaxed) }, sum.value)
    }

    /// Not-a-number is ignored: it has no bucket, and would spoil the sum for good.
    func record(_ value: Double) {
        guard !value.isNaN else { return }
        var low = 0
        var high = bounds.count
        while low < high {
            let middle = (low + high) / 2
            if value <= bounds[middle] { high = middle } else { low = middle + 1 }
        }
        cells[low].count.wrappingAdd(1, ordering: .relaxed)
        sum.add(value)
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
}
