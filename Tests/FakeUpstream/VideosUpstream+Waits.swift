import Foundation

/// Refusals, and the ways in which providers say for how long.
extension VideosUpstream {
    /// The answer for `STATUS`, or `STATUS-FORM-N`: `after` and `until` as `Retry-After`, in seconds or as a date; `ms`
    /// in OpenAI's own field; `info` as Google's `RetryInfo`; `day` the same, of a quota of the day.
    func refusal(_ fault: String) -> Answer {
        let words = fault.split(separator: "-").map(String.init)
        let status = words.first.flatMap(Int.init) ?? 500
        let number = words.count == 3 ? Int(words[2]) ?? 0 : 300
        var answer = failure(status, "This was asked for.", code: status == 429 ? "rate_limit_exceeded" : nil)
        switch words.dropFirst().first {
        case "after": answer.headers.append(("Retry-After", "\(number)"))
        case "until":
            let now = Date()
            answer.headers.append(("Date", Self.httpDate(now)))
            answer.headers.append(("Retry-After", Self.httpDate(now + Double(number))))
        case "ms": answer.headers.append(("retry-after-ms", "\(number)"))
        case "info": answer = googleWait(status, seconds: number, quota: "GenerateRequestsPerMinutePerProjectPerModel")
        case "day": answer = googleWait(status, seconds: number, quota: "GenerateRequestsPerDayPerProjectPerModel")
        default: if status == 429 { answer.headers.append(("Retry-After", "300")) }
        }
        return answer
    }

    private func googleWait(_ status: Int, seconds: Int, quota: String) -> Answer {
        let violation = ["quotaMetric": "generativelanguage.googleapis.com/requests", "quotaId": quota]
        let details: [[String: any Sendable]] = [
            ["@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]],
            ["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "\(seconds)s"],
        ]
        let error: [String: any Sendable] = [
            "code": status, "message": "Quota exceeded.", "status": "RESOURCE_EXHAUSTED", "details": details,
        ]
        return .json(status, ["error": error])
    }

    private static func httpDate(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: date)
    }
}
