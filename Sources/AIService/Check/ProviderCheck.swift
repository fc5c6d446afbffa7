import FoundationEssentials
import HTTPClient
import Logging

/// Asks every provider that is configured for what it gives away for free, and says what is wrong with its settings.
struct ProviderCheck: Sendable {
    let config: ProvidersConfig
    /// How long one provider may take.
    let timeout: Duration
    /// Where the renderer's own words go.
    let logger: Logger

    /// What was found, in the order of the documentation.
    func findings() async -> [ProviderFinding] {
        let checks = checks()
        return await withTaskGroup(of: (Int, ProviderFinding).self) { group in
            for (index, check) in checks.enumerated() { group.addTask { (index, await check()) } }
            var findings: [(Int, ProviderFinding)] = []
            for await finding in group { findings.append(finding) }
            return findings.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// The providers that are not configured, each with the setting that it begins with.
    var absent: [String] {
        var absent: [String] = []
        if config.openAIVideo == nil { absent.append("openai-video (OPENAI_VIDEO_BASE_URL)") }
        if config.gemini == nil { absent.append("gemini (GEMINI_API_KEY)") }
        if config.vertex == nil { absent.append("vertex (VERTEX_ACCOUNT)") }
        return absent
    }

    private typealias Check = @Sendable () async -> ProviderFinding

    private func checks() -> [Check] {
        let draft = DraftCheck(settings: config.draftSettings, timeout: timeout, logger: logger)
        return [{ await draft.finding() }] + remoteChecks()
    }

    private func remoteChecks() -> [Check] {
        let client: HTTPClient
        do {
            client = try HTTPClient(config.outbound)
        } catch {
            let fault = AccessFault(.settingWrong, "the HTTP client can't be started: \(error)", "Install libcurl.")
            return [{ ProviderFinding(provider: "network", detail: "", faults: [fault]) }]
        }
        var checks: [Check] = []
        if let server = config.openAIVideo {
            var settings = server.settings
            settings.pollTimeout = timeout
            let dialect = OpenAIVideoDialect(settings, client: client)
            checks.append { await finding("openai-video", dialect, server.settings.baseURL, server.models) }
        }
        if var gemini = config.gemini {
            gemini.pollTimeout = timeout
            checks += geminiChecks(gemini, client)
        }
        if let vertex = config.vertex {
            var settings = vertex.settings
            settings.pollTimeout = timeout
            let dialect = VertexDialect(settings, client: client)
            checks.append { await finding("vertex", dialect, vertex.settings.baseURL, vertex.models) }
        }
        return checks
    }

    private func geminiChecks(_ gemini: GeminiSettings, _ client: HTTPClient) -> [Check] {
        var checks: [Check] = []
        if !config.geminiVideoModels.isEmpty {
            let dialect = InteractionsDialect(gemini, client: client)
            checks.append { await finding("gemini", dialect, gemini.baseURL, config.geminiVideoModels) }
        }
        if let model = gemini.textModel {
            let models = GeminiModels(settings: gemini, client: client)
            let advice = "Choose another by GEMINI_TEXT_MODEL, or do without by GEMINI_TEXT_ENABLED=false"
            checks.append {
                await finding("gemini-text", gemini.baseURL, [CheckedModel(name: model)], advice) {
                    try await models.offer(of: [model], method: "generateContent")
                }
            }
        }
        return checks
    }

    private func finding(
        _ provider: String, _ dialect: any VideoDialect, _ baseURL: String, _ models: [RemoteModel]
    ) async -> ProviderFinding {
        let names = Set(models.map(\.upstreamName))
        let advice = "Take it out of the models file, or correct its upstream_model"
        return await finding(provider, baseURL, models.map(CheckedModel.init), advice) {
            try await dialect.check(names)
        }
    }

    private func finding(
        _ provider: String, _ baseURL: String, _ models: [CheckedModel], _ advice: String,
        _ ask: @escaping @Sendable () async throws -> ModelOffer
    ) async -> ProviderFinding {
        var finding = ProviderFinding(provider: provider, detail: baseURL, models: models.map(\.id))
        do {
            try requireCertificates()
            guard let offer = try await Deadline.run(within: timeout, ask) else { throw AccessFault.late(baseURL) }
            let now = Date()
            finding.faults = models.compactMap { $0.fault(offer, at: now, advice) }
            finding.warnings = offer.warnings + models.compactMap { $0.warning(at: now) }
        } catch {
            finding.faults = [(error as? AccessFault) ?? .late(baseURL)]
        }
        return finding
    }

    private func requireCertificates() throws(AccessFault) {
        guard let path = config.outbound.trustedCertificatesPath,
            !FileManager.default.isReadableFile(atPath: path)
        else { return }
        throw AccessFault(
            .fileUnusable, "OUTBOUND_CA_FILE \(path) can't be read", "Name a PEM file by it, or take it away.")
    }
}
