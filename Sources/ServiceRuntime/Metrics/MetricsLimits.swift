/// How much a process's metrics may hold, so that a label value from outside can't fill its memory.
public enum MetricsLimits {
    /// Series of one metric, the overflow series not counted. What comes after shares the series whose label values
    /// are all `overflow`, and counts in `veogen_metrics_overflow_total`.
    public static let seriesPerMetricMax = 1_000
    /// Metrics of a process. What comes after is not recorded, and counts in `veogen_metrics_refused_total`.
    public static let metricsMax = 512
    /// Bytes of a label's value; what is longer is cut.
    public static let labelValueBytesMax = 128
    /// Labels of a series; the rest is dropped.
    public static let labelsPerSeriesMax = 10
}
