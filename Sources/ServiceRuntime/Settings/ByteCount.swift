/// Numbers of bytes as people write them: `1024`, `512KiB`, `16MiB`.
enum ByteCount {
    private static let units: [(suffix: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1),
    ]

    /// Nil for anything but decimal digits and one of the suffixes, and for what doesn't fit an Int.
    static func parse(_ text: String) -> Int? {
        let unit = units.first { text.hasSuffix($0.suffix) }
        let digits = text.dropLast(unit?.suffix.count ?? 0)
        guard let count = Int(digits), count >= 0 else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit?.bytes ?? 1)
        return overflow ? nil : bytes
    }

    /// In the largest unit that divides it.
    static func text(_ bytes: Int) -> String {
        guard bytes != 0, let unit = units.first(where: { bytes % $0.bytes == 0 }) else { return "\(bytes)B" }
        return "\(bytes / unit.bytes)\(unit.suffix)"
    }
}
