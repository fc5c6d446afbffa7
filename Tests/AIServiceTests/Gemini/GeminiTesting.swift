import HTTPClient
import ServiceRuntime

@testable import AIService

/// Gemini's API as the fake upstream serves it.
enum GeminiTesting {
    static func settings(
        _ address: String, key: String = "k", patience: Duration = FakeUpstreamProcess.patience()
    ) -> GeminiSettings {
        var settings = GeminiSettings(baseURL: address, key: Secret(key))
        settings.textModel = "gemini-test"
        settings.textTimeout = patience
        settings.submitTimeout = patience
        settings.pollTimeout = patience
        return settings
    }

    /// Runs `body` with a fake upstream and a provider of its videos.
    static func withProvider(
        patience: Duration = FakeUpstreamProcess.patience(), clock: TestClock = TestClock(),
        _ body: (FakeUpstreamProcess, RemoteProvider) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "k"], in: folder) { upstream in
                let model = RemoteModel(
                    id: "omni", upstreamModel: "gemini-omni-test", description: "For tests.", seconds: [1, 4],
                    qualities: [.draft, .standard], aspectRatios: [.landscape], pricePerSecondMicros: 100_000,
                    accepts: [.seed, .referenceImage], sizes: nil)
                let provider = RemoteProvider(
                    name: "gemini", models: [model],
                    keys: ProviderKeys(
                        try ProviderKey(settings(upstream.address, patience: patience), client: try HTTPClient()),
                        now: { clock.now }),
                    breaker: CircuitBreaker(CircuitBreaker.Policy(unknownCountMin: 1000)),
                    results: RemoteResults(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    pictures: PictureFit(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    resultBytesMax: 64 << 20, pollInterval: .milliseconds(100), logger: TestFiles.quiet)
                try await body(upstream, provider)
            }
        }
    }

    /// Runs `body` with a fake upstream and who asks it about prompts.
    static func withAdvisor(
        key: String = "k", requestsPerMinute: Int? = nil, clock: TestClock = TestClock(),
        patience: Duration = FakeUpstreamProcess.patience(),
        _ body: (FakeUpstreamProcess, PromptAdvisor) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "k"], in: folder) { upstream in
                var settings = settings(upstream.address, key: key, patience: patience)
                settings.textRequestsPerMinute = requestsPerMinute
                let gemini = GeminiText(
                    settings, client: try HTTPClient(), logger: TestFiles.quiet, now: { clock.now })
                try await body(upstream, PromptAdvisor(gemini: gemini))
            }
        }
    }

    static func request(_ prompt: String) -> GenerationRequest { TestFiles.request(prompt, model: "omni") }
}
