import Synchronization
import VeoGenAPI

/// The value of the `Date` header, made once a second.
final class HTTPDate: Sendable {
    private struct Cached {
        var second: Int64 = .min
        var text = ""
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private let cached = Mutex(Cached())

    /// The date at `second` since 1970.
    func text(at second: Int64) -> String {
        cached.withLock { cached in
            if cached.second != second {
                cached = Cached(second: second, text: Self.format(second))
            }
            return cached.text
        }
    }

    /// IMF-fixdate of RFC 9110 section 5.6.7, such as `Sun, 06 Nov 1994 08:49:37 GMT`, for times from 1970 to 9999.
    static func format(_ second: Int64) -> String {
        let moment = Timestamp(microseconds: max(0, min(second, 253_402_300_799)) * 1_000_000)
        // 2026-11-22T10:46:00.123456Z
        let digits = Array(moment.description.utf8)
        func text(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        let weekday = weekdays[Int((moment.seconds / 86_400) % 7)]
        let month = Int(text(5..<7)).map { months[($0 - 1) % 12] } ?? ""
        return "\(weekday), \(text(8..<10)) \(month) \(text(0..<4)) \(text(11..<19)) GMT"
    }
}
