import ServiceRuntime

/// An amount of US dollars, in which all prices are.
struct DollarAmount: Sendable, Hashable {
    /// Of whole dollars in a text: no sum of amounts comes near the end of 64 bits.
    private static let dollarsMax: Int64 = 1_000_000_000
    private static let microsPerDollar: Int64 = 1_000_000
    private static let fractionDigitsMax = 6

    /// Millionths.
    let micros: Int64

    /// The amount as a number, for JSON.
    var dollars: Double { Double(micros) / Double(Self.microsPerDollar) }

    init(micros: Int64) {
        self.micros = micros
    }

    /// The amount in a text such as `12`, `0.40` or `0.000001`; nil for any other form, and above a billion.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumber, let whole = parts.first.flatMap({ Int64($0) }), whole <= Self.dollarsMax else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.utf8.count <= Self.fractionDigitsMax else { return nil }
        let padded = fraction + String(repeating: "0", count: Self.fractionDigitsMax - fraction.utf8.count)
        micros = whole * Self.microsPerDollar + (Int64(padded) ?? 0)
    }

    /// With as many digits as it needs, at least two after the point, such as `0.40` or `0.000001`.
    var decimal: String {
        var text = text
        let least = text.utf8.count - (Self.fractionDigitsMax - 2)
        while text.utf8.count > least, text.hasSuffix("0") { text.removeLast() }
        return text
    }

    /// With all its digits, such as `0.400000`.
    var text: String {
        let magnitude = micros.magnitude
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: UInt64(Self.microsPerDollar))
        let fraction = String(rest)
        let zeros = String(repeating: "0", count: Self.fractionDigitsMax - fraction.utf8.count)
        return "\(micros < 0 ? "-" : "")\(whole).\(zeros)\(fraction)"
    }
}
