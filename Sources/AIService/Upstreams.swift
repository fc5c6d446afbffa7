import HTTPClient
import Logging
import ServiceRuntime
import VeoGenCrypto

/// What is asked over the network, as the configuration has it.
struct Upstreams {
    /// Providers of videos.
    let providers: [RemoteProvider]
    /// Who enhances and judges prompts.
    let prompts: PromptAdvisor

    /// - Throws: `HTTPClientError` when no client can be started, and `CryptoError` without SHA-256.
    init(_ config: ProvidersConfig, logger: Logger) throws {
        guard config.openAIVideo != nil || !config.gemini.isEmpty || config.vertex != nil else {
            providers = []
            prompts = PromptAdvisor(gemini: nil)
            return
        }
        let client = try HTTPClient(config.outbound)
        let factory = Factory(
            results: RemoteResults(settings: config.draftSettings, logger: logger),
            pictures: PictureFit(settings: config.draftSettings, logger: logger),
            resultBytesMax: config.resultBytesMax, logger: logger)
        var providers: [RemoteProvider?] = []
        if let server = config.openAIVideo {
            let keys = try server.keys.map { try ProviderKey($0, client: client) }
            providers.append(
                factory.provider(
                    ProviderKey.openAIVideo, server.models, keys, config.openAIVideoLimits,
                    pollInterval: config.openAIVideoPollInterval))
        }
        if let first = config.gemini.first, !config.geminiVideoModels.isEmpty {
            let keys = try config.gemini.map { try ProviderKey($0, client: client) }
            providers.append(
                factory.provider(
                    ProviderKey.gemini, config.geminiVideoModels, keys, config.geminiVideoLimits,
                    pollInterval: first.pollInterval))
        }
        if let vertex = config.vertex, let first = vertex.keys.first {
            let keys = try vertex.keys.map { try ProviderKey($0, client: client) }
            providers.append(
                factory.provider(
                    ProviderKey.vertex, vertex.models, keys, config.vertexLimits, pollInterval: first.pollInterval))
        }
        self.providers = providers.compactMap(\.self)
        prompts = PromptAdvisor(
            gemini: config.gemini.first.flatMap { first in
                GeminiText(first, others: Array(config.gemini.dropFirst()), client: client, logger: logger)
            })
    }

    /// What all providers have in common.
    private struct Factory {
        let results: RemoteResults
        let pictures: PictureFit
        let resultBytesMax: Int
        let logger: Logger

        /// Nil without a key, which no configuration has.
        func provider(
            _ name: String, _ models: [RemoteModel], _ keys: [ProviderKey], _ limits: OrderLimits,
            pollInterval: Duration
        ) -> RemoteProvider? {
            guard let first = keys.first else { return nil }
            return RemoteProvider(
                name: name, models: models, keys: ProviderKeys(first, Array(keys.dropFirst())),
                gate: OrderGate(limits, pollInterval: pollInterval), results: results, pictures: pictures,
                resultBytesMax: resultBytesMax, pollInterval: pollInterval, logger: logger)
        }
    }

    /// Has `registry` show how much each provider is making, and how many of its keys are left alone.
    func publish(in registry: PrometheusRegistry) {
        for provider in providers {
            let (inFlight, turns) = (provider.gate.inFlight, provider.keys.turns)
            registry.gauge(
                "veogen_provider_in_flight",
                help: "Videos that are on their way at a provider, as far as this process knows.",
                labels: [("provider", provider.name)]
            ) { Double(inFlight.count) }
            registry.gauge(
                "veogen_provider_keys_resting", help: "Keys that a provider has refused, and that are left alone.",
                labels: [("provider", provider.name)]
            ) { Double(turns.restingCount) }
        }
    }
}
