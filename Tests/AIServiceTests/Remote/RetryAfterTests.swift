import Foundation
import HTTPClient
import Testing

@testable import AIService

@Suite("How long a provider asks to be left alone")
struct RetryAfterTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT, the moment of RFC 9110's examples.
    private static let moment = 784_111_777

    private func head(_ fields: [(String, String)]) -> HTTPResponseHead {
        HTTPResponseHead(status: 429, headers: fields.map { HTTPHeader($0.0.lowercased(), $0.1) })
    }

    @Test(
        "is read in seconds, milliseconds and as a date, within a day",
        arguments: [
            ([("Retry-After", "0")], Duration.zero), ([("Retry-After", "7")], .seconds(7)),
            ([("Retry-After", "999999999")], .seconds(86_400)), ([("retry-after-ms", "1500")], .milliseconds(1500)),
            ([("Retry-After", "9"), ("retry-after-ms", "1500")], .milliseconds(1500)),
            ([("Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT")], .seconds(60)),
            ([("Retry-After", "Sunday, 06-Nov-94 08:50:37 GMT")], .seconds(60)),
            ([("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT")], .zero),
            ([("Retry-After", "Fri, 06 Nov 2093 08:00:00 GMT")], .seconds(86_400)),
            // The provider's clock, not this one's.
            (
                [("Retry-After", "Sun, 06 Nov 1994 10:00:30 GMT"), ("Date", "Sun, 06 Nov 1994 10:00:00 GMT")],
                .seconds(30)
            ),
        ])
    func reads(_ fields: [(String, String)], _ wait: Duration) {
        #expect(RetryAfter.duration(head(fields), now: Self.moment) == wait)
    }

    @Test(
        "is nothing in other words",
        arguments: [[], [("Retry-After", "")], [("Retry-After", "-1")], [("Retry-After", "soon")]])
    func nothing(_ fields: [(String, String)]) {
        #expect(RetryAfter.duration(head(fields), now: Self.moment) == nil)
    }

    @Test(
        "by Google's body is the delay, and of a day's quota the time until midnight in California",
        arguments: [
            (#"{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [\(retry)]}}"#, 34),
            (#"[{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [\(retry)]}}]"#, 34),
            (#"{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [\(day), \(retry)]}}"#, 83_423),
            (#"{"error": {"code": "quota_exceeded"}}"#, 83_423),
            (#"{"error": {"code": "quota_exceeded", "details": [\(retry)]}}"#, 34),
            (#"{"error": {"code": 429, "details": [{"retryDelay": "-1s"}, {"retryDelay": "soon"}]}}"#, nil),
            (#"{"error": {"code": 429, "details": [{"retryDelay": "1e300s"}]}}"#, 86_400),
            ("<html>", nil),
        ])
    func google(_ body: String, _ seconds: Int?) {
        let retry = #"{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34s"}"#
        let day = #"{"violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel"}]}"#
        let text = body.replacing(#"\(retry)"#, with: retry).replacing(#"\(day)"#, with: day)
        let wait = GoogleErrorBody.read(Array(text.utf8)).wait(head([]), now: Self.moment)
        #expect(wait == seconds.map { .seconds($0) })
    }

    @Test(
        "for a day's quota ends at eight in UTC",
        arguments: [(0, 28_800), (28_799, 1), (28_800, 86_400), (86_399, 28_801), (-1, 28_800)])
    func midnight(_ now: Int, _ seconds: Int) {
        #expect(QuotaReset.wait(now: now) == .seconds(seconds))
    }
}
