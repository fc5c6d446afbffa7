import FoundationEssentials

/// Google's error envelope: `{"error": {"code", "message", "status", "details"}}`, or an array of one such. The code
/// is a number or, of the Interactions API, a word.
struct GoogleErrorBody: Decodable {
    private struct Envelope: Decodable { let error: GoogleErrorBody }
    private struct Detail: Decodable {
        let retryDelay: String?
        /// Of `google.rpc.ErrorInfo`.
        let reason: String?
    }

    private enum CodingKeys: String, CodingKey { case code, message, status, details }

    /// The longest wait that is believed.
    private static let retryDelayMax = 86_400.0

    /// The stable word: `RESOURCE_EXHAUSTED`, `quota_exceeded`; empty when there is none.
    let code: String
    /// The message, fit for the user.
    let text: String?
    /// How long the service asks to be left alone.
    let retryDelay: Duration?
    /// Whether the key is not one of Google's, which comes as a bad request.
    let isKeyInvalid: Bool

    private init() {
        (code, text, retryDelay, isKeyInvalid) = ("", nil, nil, false)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let word = try? container.decode(String.self, forKey: .code)
        code = (try? container.decode(String.self, forKey: .status)) ?? word ?? ""
        text = ProviderText.clean(try? container.decode(String.self, forKey: .message))
        let details = (try? container.decode([Detail].self, forKey: .details)) ?? []
        retryDelay = details.compactMap(\.retryDelay).first.flatMap(Self.duration)
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

    /// A `google.protobuf.Duration` in JSON: `34s`, `0.5s`.
    private static func duration(_ text: String) -> Duration? {
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds.isFinite, seconds >= 0 else {
            return nil
        }
        return .milliseconds(Int64(min(seconds, retryDelayMax) * 1000))
    }
}
