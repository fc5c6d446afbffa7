/// Names as the Prometheus data model has them: `[a-zA-Z_:][a-zA-Z0-9_:]*` for metrics, without the colon for labels.
enum MetricName {
    /// The name of a counter, which by convention ends in `_total`.
    static func counter(_ label: String) -> String {
        suffixed(label, "_total")
    }

    /// The name of a duration's histogram, which by convention ends in its unit.
    static func seconds(_ label: String) -> String {
        suffixed(label, "_seconds")
    }

    /// A name as given, with `_` in the place of what isn't allowed: `hb.requests` becomes `hb_requests`.
    static func metric(_ label: String) -> String {
        sanitized(label, isColonAllowed: true)
    }

    /// A label's name.
    static func label(_ name: String) -> String {
        sanitized(name, isColonAllowed: false)
    }

    private static func suffixed(_ label: String, _ suffix: String) -> String {
        let name = metric(label)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    private static func sanitized(_ name: String, isColonAllowed: Bool) -> String {
        var bytes = name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            case UInt8(ascii: ":") where isColonAllowed:
                byte
            default:
                UInt8(ascii: "_")
            }
        }
        if bytes.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ?? true {
            bytes.insert(UInt8(ascii: "_"), at: 0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
