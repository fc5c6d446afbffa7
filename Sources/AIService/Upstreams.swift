import HTTPClient
import Logging
import ServiceRuntime

/// What is asked over the network, as the configuration has it.
struct Upstreams {
    /// Providers of videos.
    let providers: [RemoteProvider]
    /// Who enhances and judges prompts.
    let prompts: PromptAdvisor

    /// - Throws: `HTTPClientError` when no client can be started.
    init(_ config: ProvidersConfig, logger: Logger) throws {
        guard config.openAIVideo != nil || config.gemini != nil || config.vertex != nil else {
            providers = []
            prompts = PromptAdvisor(gemini: nil)
            return
        }
        let client = try HTTPClient(config.outbound)
        let results = RemoteResults(settings: config.draftSettings, logger: logger)
        let pictures = PictureFit(settings: config.draftSettings, logger: logger)
        var providers: [RemoteProvider] = []
        if let server = config.openAIVideo {
            providers.append(
                RemoteProvider(
                    name: "openai-video", models: server.models,
                    dialect: OpenAIVideoDialect(server.settings, client: client),
                    gate: OrderGate(config.openAIVideoLimits, pollInterval: config.openAIVideoPollInterval),
                    results: results, pictures: pictures, resultBytesMax: config.resultBytesMax,
                    pollInterval: config.openAIVideoPollInterval, logger: logger))
        }
        if let gemini = config.gemini, !config.geminiVideoModels.isEmpty {
            providers.append(
                RemoteProvider(
                    name: "gemini", models: config.geminiVideoModels,
                    dialect: InteractionsDialect(gemini, client: client),
                    gate: OrderGate(config.geminiVideoLimits, pollInterval: gemini.pollInterval), results: results,
                    pictures: pictures, resultBytesMax: config.resultBytesMax, pollInterval: gemini.pollInterval,
                    logger: logger))
        }
        if let vertex = config.vertex {
            providers.append(
                RemoteProvider(
                    name: "vertex", models: vertex.models,
                    dialect: VertexDialect(vertex.settings, client: client),
                    gate: OrderGate(config.vertexLimits, pollInterval: vertex.settings.pollInterval), results: results,
                    pictures: pictures, resultBytesMax: config.resultBytesMax,
                    pollInterval: vertex.settings.pollInterval, logger: logger))
        }
        self.providers = providers
        prompts = PromptAdvisor(gemini: config.gemini.flatMap { GeminiText($0, client: client, logger: logger) })
    }

    /// Has `registry` show how many videos each provider is making.
    func publish(in registry: PrometheusRegistry) {
        for provider in providers {
            let inFlight = provider.gate.inFlight
            registry.gauge(
                "veogen_provider_in_flight",
                help: "Videos that are on their way at a provider, as far as this process knows.",
                labels: [("provider", provider.name)]
            ) { Double(inFlight.count) }
        }
    }
}
