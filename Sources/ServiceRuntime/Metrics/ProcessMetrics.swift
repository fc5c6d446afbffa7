import Glibc

/// The metrics of the process itself, by the names that Prometheus' client libraries agree on, read from proc(5).
public enum ProcessMetrics {
    /// Adds them to a registry.
    public static func register(in registry: PrometheusRegistry, output: LogOutput = .standardError) {
        registry.gauge("process_resident_memory_bytes", help: "Resident memory size in bytes.") {
            statm(field: 1).map { $0 * Double(sysconf(CInt(_SC_PAGESIZE))) }
        }
        registry.gauge("process_virtual_memory_bytes", help: "Virtual memory size in bytes.") {
            statm(field: 0).map { $0 * Double(sysconf(CInt(_SC_PAGESIZE))) }
        }
        registry.counter("process_cpu_seconds_total", help: "User and system CPU time spent in seconds.") {
            cpuSeconds()
        }
        registry.gauge("process_open_fds", help: "Number of open file descriptors.") { openDescriptorsCount() }
        registry.gauge("process_max_fds", help: "Maximum number of open file descriptors.") {
            Double(DescriptorLimit.current())
        }
        let startTime = startTimeSeconds()
        registry.gauge("process_start_time_seconds", help: "Start time since the Unix epoch in seconds.") { startTime }
        registry.gauge(
            "veogen_build_info", help: "Always 1; the version is a label.",
            labels: [("version", VeoGenVersion.current)]
        ) { 1 }
        registry.counter("veogen_log_lines_dropped_total", help: "Log lines that could not be written.") {
            Double(output.droppedLinesCount)
        }
    }

    private static func statm(field: Int) -> Double? {
        let fields = procText("/proc/self/statm")?.split(separator: " ") ?? []
        return fields.indices.contains(field) ? Double(fields[field]) : nil
    }

    private static func cpuSeconds() -> Double? {
        var usage = rusage()
        guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Double(seconds) + Double(microseconds) / 1e6
    }

    private static func openDescriptorsCount() -> Double? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            // "." and ".." start with a dot; descriptors are numbers.
            if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
        }
        // One of them is the folder itself.
        return Double(count - 1)
    }

    /// Field 22 of /proc/self/stat counts clock ticks since the boot, which /proc/stat knows the time of.
    private static func startTimeSeconds() -> Double? {
        guard let own = procText("/proc/self/stat"), let name = own.lastIndex(of: ")") else { return nil }
        let fields = own[name...].split(separator: " ")
        // The first of these is field 2's closing bracket.
        guard fields.count > 20, let ticks = Double(fields[20]) else { return nil }
        let boot = procText("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
        guard let bootSeconds = boot.flatMap({ Double($0.dropFirst("btime ".count)) }) else { return nil }
        return bootSeconds + ticks / Double(sysconf(CInt(_SC_CLK_TCK)))
    }

    /// Nil when it can't be read: the metric is then left out, as the client libraries do.
    private static func procText(_ path: String) -> String? {
        // /proc/stat grows with the number of CPUs and interrupts.
        let procBytesMax = 1 << 20
        return try? BoundedFile.text(path: path, bytesMax: procBytesMax)
    }
}
