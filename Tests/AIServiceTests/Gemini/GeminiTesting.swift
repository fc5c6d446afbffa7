import HTTPClient
import ServiceRuntime

@testable import AIService

/// Gemini's API as the fake upstream serves it.
enum GeminiTesting {
    static func settings(_ address: String, key: String = "k") -> GeminiSettings {
        var settings = GeminiSettings(baseURL: address, key: Secret(key))
        settings.textModel = "gemini-test"
        settings.textTimeout = .seconds(2)
        settings.submitTimeout = .seconds(2)
        settings.pollTimeout = .seconds(2)
        return settings
    }

    /// Runs `body` with a fake upstream and a provider of its videos.
    static func withProvider(_ body: (FakeUpstreamProcess, RemoteProvider) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "k"], in: folder) { upstream in
                let model = RemoteModel(
                    id: "omni", upstreamModel: "gemini-omni-test", description: "For tests.", seconds: [1, 4],
                    qualities: [.draft, .standard], aspectRatios: [.landscape], pricePerSecondMicros: 100_000,
                    accepts: [.seed], sizes: nil)
                let provider = RemoteProvider(
                    name: "gemini", models: [model],
                    dialect: InteractionsDialect(settings(upstream.address), client: try HTTPClient()),
                    breaker: CircuitBreaker(CircuitBreaker.Policy(unknownCountMin: 1000)),
                    results: RemoteResults(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    resultBytesMax: 64 << 20, pollInterval: .milliseconds(100), logger: TestFiles.quiet)
                try await body(upstream, provider)
            }
        }
    }

    /// Runs `body` with a fake upstream and who asks it about prompts.
    static func withAdvisor(
        key: String = "k", _ body: (FakeUpstreamProcess, PromptAdvisor) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "k"], in: folder) { upstream in
                let gemini = GeminiText(
                    settings(upstream.address, key: key), client: try HTTPClient(), logger: TestFiles.quiet)
                try await body(upstream, PromptAdvisor(gemini: gemini))
            }
        }
    }

    static func request(_ prompt: String) -> GenerationRequest { TestFiles.request(prompt, model: "omni") }
}
