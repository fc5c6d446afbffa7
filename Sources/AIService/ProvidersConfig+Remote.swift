import HTTPClient
import ServiceRuntime

/// The settings of providers that are asked over the network.
extension ProvidersConfig {
    static func openAIVideo(_ settings: inout Settings) -> (keys: [OpenAIVideoSettings], models: [RemoteModel])? {
        let baseURL = settings.optional(
            "OPENAI_VIDEO_BASE_URL", .webAddress,
            help: "A server of the OpenAI videos protocol, as https://host/v1; without it there is none.")
        let keys = keys(&settings, "OPENAI_VIDEO_API_KEY", help: "The key that the server asks for, if it does.")
        let modelsPath = settings.optional(
            "OPENAI_VIDEO_MODELS_FILE", .text(),
            help: "A JSON file of the server's models with their limits and prices; see docs/providers.md.")
        let encoding = settings.value(
            "OPENAI_VIDEO_ENCODING", .choice, default: OpenAIVideoSettings.Encoding.auto,
            help: "How orders are written; auto tries JSON, and a form if the server refuses that.")
        let submitTimeout = settings.value(
            "OPENAI_VIDEO_SUBMIT_SECONDS", .duration(in: .milliseconds(100)...(.seconds(110)), unit: .seconds),
            default: .seconds(100), help: "How long it may take to accept an order.")
        let models = models(
            &settings, "OPENAI_VIDEO_MODELS_FILE", modelsPath, of: "OPENAI_VIDEO_BASE_URL", isUsed: baseURL != nil)
        guard let baseURL, let models else { return nil }
        var server = OpenAIVideoSettings(baseURL: baseURL)
        server.encoding = encoding
        server.submitTimeout = submitTimeout
        guard !keys.isEmpty else { return ([server], models) }
        return (
            keys.map { key in
                server.key = key
                return server
            }, models
        )
    }

    /// How Gemini is reached, with each of its keys.
    static func gemini(_ settings: inout Settings) -> [GeminiSettings] {
        let keys = keys(
            &settings, "GEMINI_API_KEY", help: "The key of Google's Gemini API; without it, it is not used.")
        let baseURL = settings.value(
            "GEMINI_BASE_URL", .webAddress, default: GeminiSettings.publicBaseURL, help: "Where the Gemini API is.")
        let model = settings.value(
            "GEMINI_TEXT_MODEL", .text(bytesMax: 100), default: GeminiSettings.textModelDefault,
            help: "The model that enhances and judges prompts.")
        let isTextUsed = settings.value(
            "GEMINI_TEXT_ENABLED", .boolean, default: true,
            help: "Whether Gemini enhances and judges prompts; local rules stand in for it.")
        let timeout = settings.value(
            "GEMINI_TEXT_TIMEOUT_SECONDS", .duration(in: .milliseconds(100)...(.seconds(30)), unit: .seconds),
            default: .seconds(10), help: "How long it may take over a prompt, before local rules stand in.")
        let requestsPerMinute = settings.optional(
            "GEMINI_TEXT_REQUESTS_PER_MINUTE", .integer(in: 1...60_000),
            help: "Requests about prompts that one AIService may send within a minute; local rules stand in beyond.")
        let threshold = settings.value(
            "GEMINI_SAFETY_THRESHOLD", .choice, default: GeminiSettings.SafetyThreshold.medium,
            help: "From which likelihood its filter stops harassment, hate, sexual and dangerous content.")
        return keys.map { key in
            var gemini = GeminiSettings(baseURL: baseURL, key: key)
            gemini.textModel = isTextUsed ? model : nil
            gemini.textTimeout = timeout
            gemini.textRequestsPerMinute = requestsPerMinute
            gemini.safetyThreshold = threshold
            return gemini
        }
    }

    static func geminiVideoModels(_ settings: inout Settings, isGeminiUsed: Bool) -> [RemoteModel] {
        let path = settings.optional(
            "GEMINI_VIDEO_MODELS_FILE", .text(),
            help: "A JSON file of Gemini's models that make videos, with limits and prices; see docs/providers.md.")
        guard let path else { return [] }
        return models(&settings, "GEMINI_VIDEO_MODELS_FILE", path, of: "GEMINI_API_KEY", isUsed: isGeminiUsed) ?? []
    }

    /// The models in the file that a setting names. A file whose provider is not used, and a provider whose file is not
    /// given or can't be used, are faults of the setting.
    private static func models(
        _ settings: inout Settings, _ name: String, _ path: String?, of provider: String, isUsed: Bool
    ) -> [RemoteModel]? {
        guard let path else {
            if isUsed { settings.reject(name, because: "not given, but \(provider) is") }
            return nil
        }
        guard isUsed else {
            settings.reject(name, because: "given, but \(provider) is not")
            return nil
        }
        do {
            return try RemoteModelFile.load(path: path)
        } catch {
            settings.reject(name, because: error.description)
            return nil
        }
    }

    static func vertex(_ settings: inout Settings) -> (keys: [VertexSettings], models: [RemoteModel])? {
        let key = settings.secret(
            "VERTEX_ACCOUNT",
            help: "The JSON key of the service account that asks Vertex AI, or an array of several, which take turns; "
                + "without it, it is not used.")
        let modelsPath = settings.optional(
            "VERTEX_MODELS_FILE", .text(),
            help: "A JSON file of Vertex AI's models that make videos, with limits and prices; see docs/providers.md.")
        let project = settings.optional(
            "VERTEX_PROJECT", .text(bytesMax: 100),
            help: "The project that pays; without it, the service account's own.")
        let location = settings.value(
            "VERTEX_LOCATION", .text(bytesMax: 100), default: VertexSettings.locationDefault,
            help: "Where the models run.")
        let baseURL = settings.optional(
            "VERTEX_BASE_URL", .webAddress, help: "Where Vertex AI is; without it, at its location's public address.")
        let models = models(
            &settings, "VERTEX_MODELS_FILE", modelsPath, of: "VERTEX_ACCOUNT", isUsed: key != nil)
        guard let key, let models else { return nil }
        let accounts: [ServiceAccount]
        do {
            accounts = try ServiceAccount.all(in: key)
        } catch {
            settings.reject("VERTEX_ACCOUNT", because: error.description)
            return nil
        }
        guard isCountFine(&settings, "VERTEX_ACCOUNT", accounts.map(\.email)) else { return nil }
        let keys = accounts.map { account in
            VertexSettings(
                baseURL: baseURL ?? VertexSettings.publicBaseURL(location), project: project ?? account.project,
                location: location, account: account)
        }
        return (keys, models)
    }

    static func outbound(_ settings: inout Settings) -> HTTPClientConfiguration {
        let proxy = settings.optional(
            "OUTBOUND_PROXY", .text(), help: "The proxy to providers, as http://host:port; without it, straight.")
        let exceptions = settings.value(
            "OUTBOUND_PROXY_EXCEPT", .list(of: .text(bytesMax: 255)), default: [],
            help: "Hosts, or domains with their subdomains, that are reached without the proxy.")
        let certificates = settings.optional(
            "OUTBOUND_CA_FILE", .text(),
            help: "A PEM file of certificates that providers are believed by, instead of the system's.")
        return HTTPClientConfiguration(
            proxy: proxy.map { .url($0, except: exceptions) } ?? .none, trustedCertificatesPath: certificates,
            userAgent: "VeoGen/\(VeoGenVersion.current)")
    }
}

extension SettingForm where Value == String {
    /// An http or https address without a slash at its end, user, query or fragment.
    static var webAddress: Self {
        Self(
            allowed: "an http:// or https:// address",
            parse: { text in
                let address = text.hasSuffix("/") ? String(text.dropLast()) : text
                guard
                    let rest = ["https://", "http://"].first(where: address.hasPrefix).map({
                        address.dropFirst($0.count)
                    }), !rest.isEmpty, rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
                    !rest.contains(where: { "?#@".contains($0) }), address.utf8.count <= 2048
                else { return nil }
                return address
            },
            render: { $0 })
    }
}
