import FoundationEssentials
import HTTPClient

/// Google's error envelope: `{"error": {"code", "message", "status", "details"}}`, or an array of one such. The code
/// is a number or, of the Interactions API, a word.
struct GoogleErrorBody: Decodable {
    private struct Envelope: Decodable { let error: GoogleErrorBody }
    private struct Detail: Decodable {
        let retryDelay: String?
        /// Of `google.rpc.ErrorInfo`.
        let reason: String?
        /// Of `google.rpc.QuotaFailure`.
        let violations: [Violation]?
    }
    private struct Violation: Decodable { let quotaId: String? }

    private enum CodingKeys: String, CodingKey { case code, message, status, details }

    /// The Interactions API's code for a quota of the day.
    private static let quotaExceeded = "quota_exceeded"

    /// The stable word: `RESOURCE_EXHAUSTED`, `quota_exceeded`; empty when there is none.
    let code: String
    /// The message, fit for the user.
    let text: String?
    /// How long the service asks to be left alone.
    let retryDelay: Duration?
    /// Whether it was a quota of the day that is used up, unlike a minute's rate.
    let isDayQuota: Bool
    /// Whether the key is not one of Google's, which comes as a bad request.
    let isKeyInvalid: Bool

    private init() {
        (code, text, retryDelay, isDayQuota, isKeyInvalid) = ("", nil, nil, false, false)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let word = try? container.decode(String.self, forKey: .code)
        code = (try? container.decode(String.self, forKey: .status)) ?? word ?? ""
        text = ProviderText.clean(try? container.decode(String.self, forKey: .message))
        let details = (try? container.decode([Detail].self, forKey: .details)) ?? []
        retryDelay = details.compactMap(\.retryDelay).first.flatMap(Self.duration)
        let quotas = details.flatMap { $0.violations ?? [] }.compactMap(\.quotaId)
        isDayQuota = code == Self.quotaExceeded || quotas.contains { $0.contains("PerDay") }
        isKeyInvalid = details.contains { $0.reason == "API_KEY_INVALID" }
    }

    /// Reads a body; one that is something else tells nothing.
    static func read(_ body: [UInt8]) -> GoogleErrorBody {
        let data = Data(body)
        let decoder = JSONDecoder()
        if let envelope = try? decoder.decode(Envelope.self, from: data) { return envelope.error }
        if let first = (try? decoder.decode([Envelope].self, from: data))?.first { return first.error }
        return GoogleErrorBody()
    }

    /// How long to wait, by the body or the head. For a quota of the day until that is whole again, unless the
    /// Interactions API says otherwise: the delay of seconds that other APIs send along is that of a minute's rate.
    func wait(_ head: HTTPResponseHead, now: Int = Int(Date().timeIntervalSince1970)) -> Duration? {
        let said = retryDelay ?? RetryAfter.duration(head, now: now)
        guard isDayQuota else { return said }
        if code == Self.quotaExceeded, let said { return said }
        return max(said ?? .zero, QuotaReset.wait(now: now))
    }

    /// A `google.protobuf.Duration` in JSON: `34s`, `0.5s`.
    private static func duration(_ text: String) -> Duration? {
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds.isFinite, seconds >= 0 else {
            return nil
        }
        return .milliseconds(Int64(min(seconds, Double(RetryAfter.secondsMax)) * 1000))
    }
}
