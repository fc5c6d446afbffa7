import FoundationEssentials
import HTTPClient

/// How long a provider asks to be left alone in an answer's header: `Retry-After` (RFC 9110 section 10.2.3) in both of
/// its forms, or `retry-after-ms`, which OpenAI's own clients prefer.
enum RetryAfter {
    /// The longest wait that is believed, in seconds: a day's quota is whole again by then.
    static let secondsMax = 86_400

    /// Nil when it asks for none, or in words that are not known; `now` in seconds since 1970.
    static func duration(_ head: HTTPResponseHead, now: Int = Int(Date().timeIntervalSince1970)) -> Duration? {
        if let milliseconds = head["retry-after-ms"].flatMap({ Int($0) }), milliseconds >= 0 {
            return .milliseconds(min(milliseconds, secondsMax * 1000))
        }
        guard let value = head["retry-after"] else { return nil }
        if let seconds = Int(value) { return seconds >= 0 ? .seconds(min(seconds, secondsMax)) : nil }
        guard let moment = head.date("retry-after") else { return nil }
        // By the provider's own clock where it shows it: this one may be wrong.
        let (seconds, isFar) = moment.subtractingReportingOverflow(head.date("date") ?? now)
        return isFar ? nil : .seconds(min(max(seconds, 0), secondsMax))
    }
}
