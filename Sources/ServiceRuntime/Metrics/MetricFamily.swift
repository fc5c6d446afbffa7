/// All series of one metric.
struct MetricFamily {
    /// What the series are; it decides the `TYPE` line.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    /// One series.
    enum Series {
        case counter(CounterSeries)
        case gauge(GaugeSeries)
        case histogram(HistogramSeries)
        case callback(CallbackSeries)
    }

    let kind: Kind
    var series: [MetricLabels: Series] = [:]
    /// Not in `series`, so that it is there however full that gets.
    var overflow: (labels: MetricLabels, series: Series)?
}
