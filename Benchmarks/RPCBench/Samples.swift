/// How long each of many calls took.
struct Samples: Sendable {
    private var nanoseconds: [UInt32] = []

    mutating func add(nanoseconds: Int64) {
        self.nanoseconds.append(UInt32(clamping: nanoseconds))
    }

    mutating func add(_ others: Samples) {
        nanoseconds += others.nanoseconds
    }

    /// Calls per second, their median and 99th percentile in us, CPU seconds per 100k calls.
    func summary(took: Duration, cpuSeconds: Double) -> String {
        let sorted = nanoseconds.sorted()
        guard !sorted.isEmpty else { return "0 0 0 0" }
        let numbers = [
            (Double(sorted.count) / (took / .seconds(1))).rounded(),
            microseconds(sorted[sorted.count / 2]),
            microseconds(sorted[sorted.count * 99 / 100]),
            (cpuSeconds * 1e8 / Double(sorted.count)).rounded() / 1000,
        ]
        return numbers.map { "\($0)" }.joined(separator: " ")
    }

    private func microseconds(_ nanoseconds: UInt32) -> Double {
        (Double(nanoseconds) / 100).rounded() / 10
    }
}
