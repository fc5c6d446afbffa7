import CoreMetrics

extension PrometheusRegistry: MetricsFactory {
    /// A count; `_total` is added to its name unless it is there.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        counterSeries(label, dimensions)
    }

    /// The same series as `makeCounter` gives, for fractions.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        counterSeries(label, dimensions)
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gaugeSeries(label, dimensions)
    }

    /// A histogram over `powersOfFour` or the described buckets; a gauge when it doesn't aggregate.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return gaugeSeries(label, dimensions) }
        return histogramSeries(MetricName.metric(label), dimensions, standard: .powersOfFour)
    }

    /// A histogram in seconds; `_seconds` is added to its name unless it is there.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogramSeries(MetricName.seconds(label), dimensions, standard: .latencySeconds)
    }

    /// Does nothing: a series lives as long as the process.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Does nothing: a series lives as long as the process.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Does nothing: a series lives as long as the process.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Does nothing: a series lives as long as the process.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Does nothing: a series lives as long as the process.
    public func destroyTimer(_ handler: any TimerHandler) {}

    // A series that can't be recorded under its name still takes values, so that no caller has to care.

    private func counterSeries(_ label: String, _ dimensions: [(String, String)]) -> CounterSeries {
        let found = series(MetricName.counter(label), .counter, dimensions, standard: .latencySeconds) { _ in
            .counter(CounterSeries())
        }
        guard case .counter(let series)? = found else { return CounterSeries() }
        return series
    }

    private func gaugeSeries(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
        let found = series(MetricName.metric(label), .gauge, dimensions, standard: .latencySeconds) { _ in
            .gauge(GaugeSeries())
        }
        guard case .gauge(let series)? = found else { return GaugeSeries() }
        return series
    }

    private func histogramSeries(
        _ name: String, _ dimensions: [(String, String)], standard: HistogramBuckets
    ) -> HistogramSeries {
        let found = series(name, .histogram, dimensions, standard: standard) { .histogram(HistogramSeries($0)) }
        guard case .histogram(let series)? = found else { return HistogramSeries(standard) }
        return series
    }
}
