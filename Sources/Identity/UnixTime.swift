import Glibc

/// A NumericDate of RFC 7519: whole seconds since 1970, UTC.
public struct UnixTime: Hashable, Comparable, Sendable {
    /// The last second of the year 9999. Times in tokens lie between 0 and this, so that sums of them cannot overflow.
    public static let latest = UnixTime(seconds: 253_402_300_799)

    /// Seconds since 1970; negative before. Since the machine started, where it is its uptime.
    public let seconds: Int64

    /// The time `seconds` after 1970.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The system's clock.
    public static func now() -> UnixTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UnixTime(seconds: Int64(time.tv_sec))
    }

    /// Seconds since the machine started, by a clock that nobody can set.
    public static func uptime() -> UnixTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UnixTime(seconds: Int64(time.tv_sec))
    }

    /// The time `seconds` later, held at the ends of what the type can say.
    public func advanced(bySeconds seconds: Int64) -> UnixTime {
        let (sum, isOverflow) = self.seconds.addingReportingOverflow(seconds)
        guard isOverflow else { return UnixTime(seconds: sum) }
        return UnixTime(seconds: seconds < 0 ? .min : .max)
    }

    /// Whether `first` is earlier than `second`.
    public static func < (first: UnixTime, second: UnixTime) -> Bool {
        first.seconds < second.seconds
    }
}
