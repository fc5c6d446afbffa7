import HTTPClient
import VeoGenCrypto

/// The keys of each kind of provider.
extension ProviderKey {
    /// The names of the providers.
    static let openAIVideo = "openai-video"
    static let gemini = "gemini"
    static let vertex = "vertex"

    /// - Throws: `CryptoError`.
    init(_ settings: OpenAIVideoSettings, client: HTTPClient) throws(CryptoError) {
        var fingerprint: KeyFingerprint?
        if let key = settings.key { fingerprint = try KeyFingerprint(of: key.reveal(), provider: Self.openAIVideo) }
        self.init(
            fingerprint: fingerprint, secret: settings.key, dialect: OpenAIVideoDialect(settings, client: client))
    }

    /// - Throws: `CryptoError`.
    init(_ settings: GeminiSettings, client: HTTPClient) throws(CryptoError) {
        self.init(
            fingerprint: try KeyFingerprint(of: settings.key.reveal(), provider: Self.gemini), secret: settings.key,
            dialect: InteractionsDialect(settings, client: client))
    }

    /// Of a service account its name: a new key of it knows what the old one has ordered.
    ///
    /// - Throws: `CryptoError`.
    init(_ settings: VertexSettings, client: HTTPClient) throws(CryptoError) {
        self.init(
            fingerprint: try KeyFingerprint(of: settings.account.email, provider: Self.vertex), secret: nil,
            dialect: VertexDialect(settings, client: client))
    }
}
