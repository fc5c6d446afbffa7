import Glibc

/// A point on the clock of the CPU time that this process has used.
struct CPUTime {
    private let seconds = Self.now()

    /// Seconds used since.
    var secondsSince: Double { Self.now() - seconds }

    private static func now() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let micro = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + micro / 1e6
    }
}
