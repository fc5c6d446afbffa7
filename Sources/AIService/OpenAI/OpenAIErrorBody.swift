import FoundationEssentials

/// An error's body: `{"error": {"message", "code"}}`, or only a message, as SGLang's.
struct OpenAIErrorBody: Decodable {
    private struct Inner: Decodable {
        let message: String?
        let code: String?
    }

    private let error: Inner?
    private let message: String?

    /// The stable code, or an empty text.
    var code: String { error?.code ?? "" }

    /// The message, fit for the user.
    var text: String? { ProviderText.clean(error?.message ?? message) }

    /// Reads a body; one that is something else tells nothing.
    static func read(_ body: [UInt8]) -> OpenAIErrorBody {
        (try? JSONDecoder().decode(Self.self, from: Data(body))) ?? OpenAIErrorBody(error: nil, message: nil)
    }
}
