/// The text exposition format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
enum PrometheusText {
    /// The `Content-Type` of an exposition.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// A sample's value: whole numbers without a fraction, and the format's own words for what isn't finite.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return "\(whole)" }
        return "\(value)"
    }

    /// Appends a metric with all of its series, sorted by their labels.
    static func append(_ name: String, help: String?, _ family: MetricFamily, to text: inout String) {
        var rows = family.series.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        if let overflow = family.overflow { rows.append((overflow.labels, overflow.series)) }
        guard !rows.isEmpty else { return }
        if let help { text += "# HELP \(name) \(escapedHelp(help))\n" }
        text += "# TYPE \(name) \(family.kind.rawValue)\n"
        for (labels, series) in rows {
            switch series {
            case .counter(let counter): text += "\(name)\(labels.braced()) \(counter.text)\n"
            case .gauge(let gauge): text += "\(name)\(labels.braced()) \(gauge.text)\n"
            case .histogram(let histogram): append(name, labels, histogram, to: &text)
            case .callback(let callback):
                if let value = callback.text { text += "\(name)\(labels.braced()) \(value)\n" }
            }
        }
    }

    /// Buckets are cumulative; the one without a bound equals the count, because both come from the same reading.
    private static func append(
        _ name: String, _ labels: MetricLabels, _ histogram: HistogramSeries, to text: inout String
    ) {
        let (counts, sum) = histogram.snapshot()
        var total: Int64 = 0
        for (count, bound) in zip(counts, histogram.boundTexts) {
            total &+= count
            text += "\(name)_bucket\(labels.braced(adding: "le=\"\(bound)\"")) \(total)\n"
        }
        text += "\(name)_sum\(labels.braced()) \(number(sum))\n"
        text += "\(name)_count\(labels.braced()) \(total)\n"
    }

    private static func escapedHelp(_ help: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in help.unicodeScalars {
            switch scalar {
            case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": text.append(contentsOf: "\\n".unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}

extension HistogramSeries {
    fileprivate var boundTexts: [String] {
        bounds.map(PrometheusText.number) + ["+Inf"]
    }
}
