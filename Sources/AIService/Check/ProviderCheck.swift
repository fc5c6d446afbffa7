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
        if config.gemini.isEmpty { absent.append("gemini (GEMINI_API_KEY)") }
        if config.vertex == nil { absent.append("vertex (VERTEX_ACCOUNT)") }
        return absent
    }

    private typealias Check = @Sendable () async -> ProviderFinding

    private func checks() -> [Check] {
        let draft = DraftCheck(settings: config.draftSettings, timeout: timeout, logger: logger)
        return [{ await draft.finding() }] + remoteChecks()
    }

    private func remoteChecks() -> [Check] {
        do {
            let client = try HTTPClient(config.outbound)
            return try openAIChecks(client) + geminiChecks(client) + vertexChecks(client)
        } catch {
            let fault = AccessFault(.settingWrong, "the HTTP client can't be started: \(error)", "Install libcurl.")
            return [{ ProviderFinding(provider: "network", detail: "", faults: [fault]) }]
        }
    }

    private func openAIChecks(_ client: HTTPClient) throws -> [Check] {
        guard let server = config.openAIVideo, let baseURL = server.keys.first?.baseURL else { return [] }
        let keys = try server.keys.map { settings in
            var settings = settings
            settings.pollTimeout = timeout
            return try ProviderKey(settings, client: client)
        }
        return checks(ProviderKey.openAIVideo, baseURL, server.models, keys)
    }

    private func geminiChecks(_ client: HTTPClient) throws -> [Check] {
        guard let first = config.gemini.first else { return [] }
        let all = config.gemini.map { settings in
            var settings = settings
            settings.pollTimeout = timeout
            return settings
        }
        let keys = try all.map { try ProviderKey($0, client: client) }
        var checks: [Check] = []
        if !config.geminiVideoModels.isEmpty {
            checks += self.checks(ProviderKey.gemini, first.baseURL, config.geminiVideoModels, keys)
        }
        guard let model = first.textModel else { return checks }
        let advice = "Choose another by GEMINI_TEXT_MODEL, or do without by GEMINI_TEXT_ENABLED=false"
        for (settings, name) in zip(all, names(of: keys)) {
            let models = GeminiModels(settings: settings, client: client)
            let empty = ProviderFinding(provider: "gemini-text", key: name, detail: settings.baseURL)
            checks.append {
                await finding(empty, [CheckedModel(name: model)], advice) {
                    try await models.offer(of: [model], method: "generateContent")
                }
            }
        }
        return checks
    }

    private func vertexChecks(_ client: HTTPClient) throws -> [Check] {
        guard let vertex = config.vertex, let baseURL = vertex.keys.first?.baseURL else { return [] }
        let keys = try vertex.keys.map { settings in
            var settings = settings
            settings.pollTimeout = timeout
            return try ProviderKey(settings, client: client)
        }
        return checks(ProviderKey.vertex, baseURL, vertex.models, keys)
    }

    /// What is asked of a provider of videos with each of its keys.
    private func checks(
        _ provider: String, _ baseURL: String, _ models: [RemoteModel], _ keys: [ProviderKey]
    ) -> [Check] {
        let names = Set(models.map(\.upstreamName))
        let advice = "Take it out of the models file, or correct its upstream_model"
        return zip(keys, self.names(of: keys)).map { key, name in
            let empty = ProviderFinding(provider: provider, key: name, detail: baseURL)
            return {
                await finding(empty, models.map(CheckedModel.init), advice) { try await key.dialect.check(names) }
            }
        }
    }

    /// How keys are told apart where there are several.
    private func names(of keys: [ProviderKey]) -> [String?] {
        guard keys.count > 1 else { return keys.map { _ in nil } }
        return keys.enumerated().map { index, key in
            "key \(index + 1) of \(keys.count)" + (key.fingerprint.map { " (\($0))" } ?? "")
        }
    }

    private func finding(
        _ empty: ProviderFinding, _ models: [CheckedModel], _ advice: String,
        _ ask: @escaping @Sendable () async throws -> ModelOffer
    ) async -> ProviderFinding {
        var finding = empty
        finding.models = models.map(\.id)
        do {
            try requireCertificates()
            guard let offer = try await Deadline.run(within: timeout, ask) else { throw AccessFault.late(empty.detail) }
            let now = Date()
            finding.faults = models.compactMap { $0.fault(offer, at: now, advice) }
            finding.warnings = offer.warnings + models.compactMap { $0.warning(at: now) }
        } catch {
            finding.faults = [(error as? AccessFault) ?? .late(empty.detail)]
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
