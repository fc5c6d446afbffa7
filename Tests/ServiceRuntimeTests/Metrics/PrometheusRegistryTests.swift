import CoreMetrics
import Testing

@testable import ServiceRuntime

@Suite struct PrometheusRegistryTests {
    /// The exposition without the registry's metrics about itself.
    private func rendered(_ registry: PrometheusRegistry) -> String {
        registry.render().split(separator: "\n").filter { !$0.contains("veogen_metrics_") }.joined(separator: "\n")
    }

    @Test("the exposition is exactly that of the text format, sorted")
    func golden() {
        let registry = PrometheusRegistry()
        registry.describe("veogen_http_requests_total", help: "Requests\nby \\ route.")
        registry.describe("job_seconds", help: "Jobs.", buckets: HistogramBuckets([1, 0.5]))
        let name = "veogen_http_requests"
        Counter(label: "\(name)_total", dimensions: [("route", "/b"), ("method", "GET")], factory: registry)
            .increment(by: 2)
        Counter(label: name, dimensions: [("method", "GET"), ("route", "/a\"\\\n")], factory: registry)
            .increment()
        let timer = Timer(label: "job", dimensions: [("kind", "draft")], factory: registry)
        for nanoseconds in [250_000_000, 500_000_000, 750_000_000, 2_000_000_000] as [Int64] {
            timer.recordNanoseconds(nanoseconds)
        }
        Meter(label: "veogen.queue.size", factory: registry).set(2.5)
        registry.gauge("pool_connections", help: "Open.", labels: [("state", "idle")]) { 3 }
        registry.gauge("absent", help: "Nothing.") { nil }
        #expect(
            rendered(registry) == #"""
                # HELP absent Nothing.
                # TYPE absent gauge
                # HELP job_seconds Jobs.
                # TYPE job_seconds histogram
                job_seconds_bucket{kind="draft",le="0.5"} 2
                job_seconds_bucket{kind="draft",le="1"} 3
                job_seconds_bucket{kind="draft",le="+Inf"} 4
                job_seconds_sum{kind="draft"} 3.5
                job_seconds_count{kind="draft"} 4
                # HELP pool_connections Open.
                # TYPE pool_connections gauge
                pool_connections{state="idle"} 3
                # HELP veogen_http_requests_total Requests\nby \\ route.
                # TYPE veogen_http_requests_total counter
                veogen_http_requests_total{method="GET",route="/a\"\\\n"} 1
                veogen_http_requests_total{method="GET",route="/b"} 2
                # TYPE veogen_queue_size gauge
                veogen_queue_size 2.5
                """#
        )
    }

    @Test(
        "values are written as the format has them",
        arguments: [
            (0, "0"), (-3, "-3"), (0.1, "0.1"), (1e300, "1e+300"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
            (.nan, "NaN"), (1e15, "1000000000000000"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, expected: String) {
        #expect(PrometheusText.number(value) == expected)
    }

    @Test("names and labels that the format doesn't know become ones that it does")
    func names() {
        let registry = PrometheusRegistry()
        Counter(label: "9 lives.ü", dimensions: [("a-b:c", "x"), ("a_b_c", "dropped")], factory: registry).increment()
        #expect(rendered(registry).hasSuffix("\n_9_lives____total{a_b_c=\"x\"} 1"))
    }

    @Test("series beyond the bound share one, and each is counted")
    func bound() {
        let registry = PrometheusRegistry()
        for number in 0..<(MetricsLimits.seriesPerMetricMax + 50) {
            Counter(label: "hits", dimensions: [("path", "/\(number)")], factory: registry).increment()
        }
        // A series from before the bound is still its own.
        Counter(label: "hits", dimensions: [("path", "/0")], factory: registry).increment()
        let lines = registry.render().split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("hits_total{") }.count == MetricsLimits.seriesPerMetricMax + 1)
        #expect(lines.contains("hits_total{path=\"overflow\"} 50"))
        #expect(lines.contains("hits_total{path=\"/0\"} 2"))
        #expect(lines.contains("veogen_metrics_overflow_total 50"))
    }

    @Test("label values are bounded, without splitting a character")
    func labelBound() {
        let registry = PrometheusRegistry()
        let value = String(repeating: "é", count: 1000)
        Counter(label: "hits", dimensions: [("path", value)], factory: registry).increment()
        #expect(registry.render().contains("hits_total{path=\"\(value.prefix(64))\"} 1\n"))
    }

    @Test("a name that is used for two kinds keeps the first, and says so")
    func twoKinds() {
        let registry = PrometheusRegistry()
        Counter(label: "x_total", factory: registry).increment()
        Meter(label: "x_total", factory: registry).set(7)
        registry.gauge("x_total", help: "Again.") { 8 }
        #expect(registry.render().contains("\nx_total 1\n"))
        #expect(registry.render().contains("veogen_metrics_refused_total 2"))
    }

    @Test("metrics beyond the bound are refused without harm")
    func metricsBound() {
        let registry = PrometheusRegistry()
        for number in 0..<(MetricsLimits.metricsMax + 10) {
            Counter(label: "m\(number)", factory: registry).increment()
        }
        // Two of the bound are the registry's own.
        #expect(registry.render().contains("veogen_metrics_refused_total 12\n"))
    }

    @Test("concurrent increments and recordings are all counted")
    func concurrency() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let counter = Counter(label: "hits", factory: registry)
                    let fractions = FloatingPointCounter(label: "parts", factory: registry)
                    let timer = Timer(label: "wait", factory: registry)
                    for _ in 0..<10_000 {
                        counter.increment()
                        fractions.increment(by: 0.5)
                        timer.recordNanoseconds(500_000_000)
                    }
                }
            }
        }
        let text = registry.render()
        #expect(text.contains("\nhits_total 80000\n"))
        #expect(text.contains("\nparts_total 40000\n"))
        #expect(text.contains("\nwait_seconds_bucket{le=\"0.25\"} 0\n"))
        #expect(text.contains("\nwait_seconds_bucket{le=\"0.5\"} 80000\n"))
        #expect(text.contains("\nwait_seconds_sum 40000\nwait_seconds_count 80000\n"))
    }

    @Test("values that would spoil a metric are ignored")
    func hostileValues() {
        let counter = CounterSeries()
        counter.increment(by: -5 as Int64)
        counter.increment(by: Double.nan)
        counter.increment(by: -Double.infinity)
        #expect(counter.text == "0")
        let histogram = HistogramSeries(.latencySeconds)
        histogram.record(Double.nan)
        histogram.record(Double.infinity)
        #expect(histogram.snapshot().counts.reduce(0, +) == 1)
    }

    @Test("the process describes itself")
    func process() throws {
        let registry = PrometheusRegistry()
        ProcessMetrics.register(in: registry)
        let lines = registry.render().split(separator: "\n")
        for name in [
            "process_resident_memory_bytes", "process_virtual_memory_bytes", "process_cpu_seconds_total",
            "process_open_fds", "process_max_fds", "process_start_time_seconds",
        ] {
            let line = try #require(lines.first { $0.hasPrefix("\(name) ") }, "\(name) is missing")
            #expect(try #require(Double(line.split(separator: " ")[1])) > 0)
        }
        #expect(lines.contains("veogen_build_info{version=\"\(VeoGenVersion.current)\"} 1"))
    }
}
