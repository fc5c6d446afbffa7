import Synchronization

/// The metrics of a process: a backend for swift-metrics that is read in Prometheus' text format.
///
/// Asking for a counter, gauge or timer takes a lock and a look-up by labels, so a hot path keeps the object it got;
/// recording with it takes neither. The same name and labels always give the same series, and a series lives as
/// long as the process: a counter that is scraped must not go backwards.
public final class PrometheusRegistry: Sendable {
    /// What the program says of a metric beforehand.
    private struct Description {
        let help: String
        let buckets: HistogramBuckets?
    }

    private struct State {
        var families: [String: MetricFamily] = [:]
        var descriptions: [String: Description] = [:]
    }

    private let state = Mutex(State())
    private let overflowed = CounterSeries()
    private let refused = CounterSeries()

    /// An empty registry, but for the metrics about itself.
    public init() {
        describe("veogen_metrics_overflow_total", help: "Series that were put together beyond the bound of a metric.")
        describe("veogen_metrics_refused_total", help: "Metrics not recorded: too many, or two kinds of one name.")
        state.withLock { state in
            for (name, series) in [
                ("veogen_metrics_overflow_total", overflowed), ("veogen_metrics_refused_total", refused),
            ] {
                state.families[name] = MetricFamily(kind: .counter, series: [MetricLabels([]): .counter(series)])
            }
        }
    }

    /// Says what a metric means, and how its histogram is divided. Called before its first use; the name is the one
    /// that is exposed, suffix included.
    /// - Parameter buckets: for durations `latencySeconds` unless given, for other distributions `powersOfFour`.
    public func describe(_ name: String, help: String, buckets: HistogramBuckets? = nil) {
        state.withLock { $0.descriptions[name] = Description(help: help, buckets: buckets) }
    }

    /// A gauge whose value is asked for whenever metrics are read: `read` must be quick, and gives nil while there
    /// is none. A second one of the same name and labels replaces the first.
    public func gauge(
        _ name: String, help: String, labels: [(String, String)] = [], read: @escaping @Sendable () -> Double?
    ) {
        callback(MetricName.metric(name), .gauge, help: help, labels, read)
    }

    /// Like `gauge`, for a count that is kept elsewhere and only grows.
    public func counter(
        _ name: String, help: String, labels: [(String, String)] = [], read: @escaping @Sendable () -> Double?
    ) {
        callback(MetricName.counter(name), .counter, help: help, labels, read)
    }

    /// Everything in the text exposition format 0.0.4: metrics by name, series by labels.
    public func render() -> String {
        let (families, descriptions) = state.withLock { ($0.families, $0.descriptions) }
        var text = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            PrometheusText.append(name, help: descriptions[name]?.help, family, to: &text)
        }
        return text
    }

    private func callback(
        _ name: String, _ kind: MetricFamily.Kind, help: String, _ labels: [(String, String)],
        _ read: @escaping @Sendable () -> Double?
    ) {
        describe(name, help: help)
        let key = MetricLabels(labels)
        let isTaken = state.withLock { state in
            guard Self.admit(name, kind, &state) else { return false }
            let count = state.families[name]?.series.count ?? 0
            let isKnown = state.families[name]?.series[key] != nil
            guard isKnown || count < MetricsLimits.seriesPerMetricMax else { return false }
            state.families[name]?.series[key] = .callback(CallbackSeries(read: read))
            return true
        }
        if !isTaken { refused.increment(by: Int64(1)) }
    }

    /// Whether a metric of this name and kind may be used, making it if it's new.
    private static func admit(_ name: String, _ kind: MetricFamily.Kind, _ state: inout State) -> Bool {
        if let family = state.families[name] { return family.kind == kind }
        guard state.families.count < MetricsLimits.metricsMax else { return false }
        state.families[name] = MetricFamily(kind: kind)
        return true
    }

    /// The series of a name and labels, made when it's new; nil when it can't be recorded under this name.
    func series(
        _ name: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)], standard: HistogramBuckets,
        make: (HistogramBuckets) -> MetricFamily.Series
    ) -> MetricFamily.Series? {
        let key = MetricLabels(dimensions)
        let (series, isOverflow) = state.withLock { state -> (MetricFamily.Series?, Bool) in
            guard Self.admit(name, kind, &state), let family = state.families[name] else { return (nil, false) }
            if let known = family.series[key] { return (known, false) }
            let new = make(state.descriptions[name]?.buckets ?? standard)
            if family.series.count < MetricsLimits.seriesPerMetricMax {
                state.families[name]?.series[key] = new
                return (new, false)
            }
            if let overflow = family.overflow { return (overflow.series, true) }
            state.families[name]?.overflow = (MetricLabels.overflow(dimensions), new)
            return (new, true)
        }
        if isOverflow { overflowed.increment(by: Int64(1)) }
        if series == nil { refused.increment(by: Int64(1)) }
        return series
    }
}
