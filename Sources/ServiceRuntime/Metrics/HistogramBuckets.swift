/// The upper bounds of a histogram's buckets, ascending; the one without a bound is added.
public struct HistogramBuckets: Sendable, Equatable {
    /// Finite bounds, ascending.
    public let bounds: [Double]

    /// Takes finite bounds in any order.
    public init(_ bounds: [Double]) {
        self.bounds = Set(bounds.filter(\.isFinite)).sorted()
    }

    /// Answers of services, 0.5 ms to 10 s.
    public static let latencySeconds = HistogramBuckets(
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    )
    /// Jobs that render or wait for a provider, 1 s to an hour.
    public static let jobSeconds = HistogramBuckets([1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600])
    /// Sizes and counts, by powers of four.
    public static let powersOfFour = HistogramBuckets((0...12).map { Double(1 << (2 * $0)) })
}
