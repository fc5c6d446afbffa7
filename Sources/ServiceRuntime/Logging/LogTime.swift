import Glibc

/// A moment as a log line shows it.
struct LogTime: Sendable {
    /// Seconds since 1970, UTC.
    let seconds: Int
    /// 0 to 999.
    let milliseconds: Int

    /// The wall clock's time.
    static func now() -> LogTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return LogTime(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
    }

    /// Appends RFC 3339 in UTC with milliseconds: `2026-08-07T09:30:00.123Z`.
    func append(to bytes: inout [UInt8]) {
        var moment = time_t(seconds)
        var parts = tm()
        guard gmtime_r(&moment, &parts) != nil else { return }
        Self.append(Int(parts.tm_year) + 1900, digits: 4, to: &bytes)
        let fields: [(UInt8, CInt)] = [
            (UInt8(ascii: "-"), parts.tm_mon + 1), (UInt8(ascii: "-"), parts.tm_mday),
            (UInt8(ascii: "T"), parts.tm_hour), (UInt8(ascii: ":"), parts.tm_min),
            (UInt8(ascii: ":"), parts.tm_sec),
        ]
        for (separator, number) in fields {
            bytes.append(separator)
            Self.append(Int(number), digits: 2, to: &bytes)
        }
        bytes.append(UInt8(ascii: "."))
        Self.append(milliseconds, digits: 3, to: &bytes)
        bytes.append(UInt8(ascii: "Z"))
    }

    private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
