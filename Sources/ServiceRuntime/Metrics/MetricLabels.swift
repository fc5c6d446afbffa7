/// The labels of one series: sorted by name, bounded, and already escaped for the text format.
struct MetricLabels: Hashable, Comparable {
    /// `method="GET",route="/videos"`, without braces; empty when there are no labels.
    let text: String

    init(_ dimensions: [(String, String)]) {
        text = Self.text(dimensions.map { ($0, Self.bounded($1)) })
    }

    /// The series that stands for all those beyond the bound.
    static func overflow(_ dimensions: [(String, String)]) -> MetricLabels {
        MetricLabels(dimensions.map { ($0.0, "overflow") })
    }

    /// In braces, together with one more label such as a bucket's bound.
    func braced(adding extra: String = "") -> String {
        let all = [text, extra].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? "" : "{\(all)}"
    }

    static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.text < right.text
    }

    private static func text(_ dimensions: [(String, String)]) -> String {
        var seen: Set<String> = []
        return dimensions.prefix(MetricsLimits.labelsPerSeriesMax)
            .map { (MetricName.label($0), $1) }
            .filter { seen.insert($0.0).inserted }
            .sorted { $0.0 < $1.0 }
            .map { "\($0)=\"\(escaped($1))\"" }
            .joined(separator: ",")
    }

    private static func bounded(_ value: String) -> String {
        guard value.utf8.count > MetricsLimits.labelValueBytesMax else { return value }
        var rest = MetricsLimits.labelValueBytesMax
        var kept = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            rest -= scalar.utf8.count
            guard rest >= 0 else { break }
            kept.append(scalar)
        }
        return String(kept)
    }

    /// The format's three escapes; everything else travels as it is.
    private static func escaped(_ value: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text.append(contentsOf: "\\\\".unicodeScalars)
            case "\"": text.append(contentsOf: "\\\"".unicodeScalars)
            case "\n": text.append(contentsOf: "\\n".unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
