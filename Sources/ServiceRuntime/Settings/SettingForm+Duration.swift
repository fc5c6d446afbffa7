/// A unit in which a setting's name may say that it counts: `ACCESS_TOKEN_EXPIRE_MINUTES`.
public enum DurationUnit: Int64, Sendable, CaseIterable {
    /// 24 hours.
    case days = 86_400_000
    /// 60 minutes.
    case hours = 3_600_000
    /// 60 seconds.
    case minutes = 60_000
    /// One second.
    case seconds = 1_000
    /// One thousandth of a second.
    case milliseconds = 1

    fileprivate var suffix: String {
        switch self {
        case .days: "d"
        case .hours: "h"
        case .minutes: "m"
        case .seconds: "s"
        case .milliseconds: "ms"
        }
    }
}

extension SettingForm where Value == Duration {
    /// An integer with a suffix (`500ms`, `60s`, `5m`, `2h`, `30d`), or without one when the setting has a unit.
    /// - Parameter unit: what a number without a suffix counts; nil refuses such a number as ambiguous.
    public static func duration(in range: ClosedRange<Duration>, unit: DurationUnit? = nil) -> Self {
        let bounds = "from \(text(range.lowerBound)) to \(text(range.upperBound))"
        return Self(
            allowed: unit.map { "\($0), or a duration such as 90s, \(bounds)" } ?? "a duration such as 90s, \(bounds)",
            parse: { text in parse(text, unit: unit).flatMap { range.contains($0) ? $0 : nil } },
            render: { value in
                guard let unit, let count = whole(value, in: unit) else { return text(value) }
                return "\(count)"
            }
        )
    }

    private static func parse(_ text: String, unit: DurationUnit?) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let suffix = text[digits.endIndex...]
        let stated = suffix.isEmpty ? unit : DurationUnit.allCases.first { $0.suffix == suffix }
        guard let stated, let count = Int64(digits) else { return nil }
        let (milliseconds, overflow) = count.multipliedReportingOverflow(by: stated.rawValue)
        return overflow ? nil : .milliseconds(milliseconds)
    }

    private static func text(_ value: Duration) -> String {
        for unit in DurationUnit.allCases {
            if let count = whole(value, in: unit), count != 0 { return "\(count)\(unit.suffix)" }
        }
        return value == .zero ? "0s" : "\(value)"
    }

    private static func whole(_ value: Duration, in unit: DurationUnit) -> Int64? {
        let (seconds, attoseconds) = value.components
        let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
        guard attoseconds % attosecondsPerMillisecond == 0 else { return nil }
        let (base, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        let (milliseconds, carry) = base.addingReportingOverflow(attoseconds / attosecondsPerMillisecond)
        guard !overflow, !carry, milliseconds % unit.rawValue == 0 else { return nil }
        return milliseconds / unit.rawValue
    }
}
