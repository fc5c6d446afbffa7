/// A moment, in microseconds since 1970-01-01T00:00:00Z: what PostgreSQL keeps and what travels in messages.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z, negative before.
    public var microseconds: Int64

    /// Makes a moment from microseconds since 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The microseconds after the last whole second, 0 to 999,999.
    private var fraction: Int64 {
        let remainder = microseconds % 1_000_000
        return remainder < 0 ? remainder + 1_000_000 : remainder
    }

    /// Orders by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Timestamp {
    static let rfc3339ByteCount = 27

    /// Lends `2026-11-22T10:46:00.123456Z` (RFC 3339, UTC), made digit by digit: formatters are far slower, and a page
    /// of videos holds sixty of these. Years outside 0…9999 have no RFC 3339 form and are written modulo 10,000.
    func withRFC3339<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.rfc3339ByteCount) { text in
            var length = 0
            func put(_ value: Int64, digits: Int, then separator: UInt8) {
                var rest = value
                for place in (0..<digits).reversed() {
                    text.initializeElement(at: length + place, to: UInt8(truncatingIfNeeded: 48 + rest % 10))
                    rest /= 10
                }
                text.initializeElement(at: length + digits, to: separator)
                length += digits + 1
            }
            let seconds = self.seconds
            let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
            let ofDay = seconds - days * 86_400
            let date = Self.civil(fromDays: days)
            put(((date.year % 10_000) + 10_000) % 10_000, digits: 4, then: UInt8(ascii: "-"))
            put(date.month, digits: 2, then: UInt8(ascii: "-"))
            put(date.day, digits: 2, then: UInt8(ascii: "T"))
            put(ofDay / 3600, digits: 2, then: UInt8(ascii: ":"))
            put(ofDay / 60 % 60, digits: 2, then: UInt8(ascii: ":"))
            put(ofDay % 60, digits: 2, then: UInt8(ascii: "."))
            put(fraction, digits: 6, then: UInt8(ascii: "Z"))
            return body(UnsafeBufferPointer(text))
        }
    }

    /// The proleptic Gregorian date of a day count since 1970-01-01, by the usual shift to years that begin in March.
    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The moment as RFC 3339, UTC.
    public var description: String {
        withRFC3339 { String(decoding: $0, as: UTF8.self) }
    }
}
