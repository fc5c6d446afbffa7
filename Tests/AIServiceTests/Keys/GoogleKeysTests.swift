import Foundation
import HTTPClient
import ServiceRuntime
import Testing

@testable import AIService

@Suite("Several keys of Google's")
struct GoogleKeysTests {
    @Test("make and fetch videos by turns, each with its own key")
    func interactions() async throws {
        try await CheckTesting.with { testing in
            var environment = testing.environment
            // The fake upstream was told of one key only: the other is refused as Gemini does it.
            environment["GEMINI_API_KEY"] = "wrong\n\(CheckTesting.key)"
            let config = try ProvidersConfig.load(from: Settings(environment: environment))
            let upstreams = try Upstreams(config, logger: TestFiles.quiet)
            let provider = try #require(upstreams.providers.first { $0.name == "gemini" })
            let handle = try await ProviderConformance.accepted(request("gemini-omni-test-here"), provider)
            let billed = try testing.upstream.billed()
            #expect(billed.count == 1)
            // The wrong one is left alone as long as there is another.
            _ = try await ProviderConformance.accepted(request("gemini-omni-test-here"), provider)
            let keys = try await testing.upstream.requests().filter { $0["path"] as? String == "/v1beta/interactions" }
                .compactMap { ($0["headers"] as? [String: String])?["x-goog-api-key"] }
            #expect(keys == ["wrong", CheckTesting.key, CheckTesting.key])
            guard case .done = try await ProviderConformance.finish(handle, provider) else {
                Issue.record("expected a video")
                return
            }
        }
    }

    @Test("of service accounts are an array in the file, and a refused account leaves the order to the next one")
    func accounts() async throws {
        try await CheckTesting.with { testing in
            let first = try VertexTesting.accountJSON(tokenURL: testing.upstream.address + "/token")
            let second = first.replacing("veogen@veo", with: "other@veo")
            var environment = testing.environment
            environment["VERTEX_ACCOUNT_FILE"] = nil
            environment["VERTEX_ACCOUNT"] = "[\(first), \(second)]"
            let config = try ProvidersConfig.load(from: Settings(environment: environment))
            #expect(config.vertex?.keys.count == 2)
            let provider = try #require(
                Upstreams(config, logger: TestFiles.quiet).providers.first { $0.name == "vertex" })
            try await testing.arrange("token", "denied")
            let handles = [
                try await ProviderConformance.accepted(request("veo-test-001-here"), provider),
                try await ProviderConformance.accepted(request("veo-test-001-here"), provider),
            ]
            // Both went to the second account: the first was refused.
            #expect(handles.compactMap { RemoteHandle($0)?.key } == [1, 1].map { provider.keys.all[$0].fingerprint })
            for handle in handles {
                guard case .done = try await ProviderConformance.finish(handle, provider) else {
                    Issue.record("expected a video")
                    return
                }
            }
            environment["VERTEX_ACCOUNT"] = "[\(first), \(first)]"
            for text in ["[\(first), \(first)]", "[]", "[{}]"] {
                environment["VERTEX_ACCOUNT"] = text
                #expect(throws: ConfigError.self) {
                    try ProvidersConfig.load(from: Settings(environment: environment))
                }
            }
        }
    }

    @Test("judge prompts by turns, and a wrong one costs one prompt the model's help")
    func text() async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "k"], in: folder) { upstream in
                let gemini = GeminiText(
                    GeminiTesting.settings(upstream.address, key: "wrong"),
                    others: [GeminiTesting.settings(upstream.address)], client: try HTTPClient(),
                    logger: TestFiles.quiet)
                let advisor = PromptAdvisor(gemini: gemini)
                for (prompt, source) in [("a", "local-rules"), ("b", "gemini-test"), ("c", "gemini-test")] {
                    let enhanced = await advisor.enhance(prompt, style: .cinematic)
                    #expect(enhanced.source == source)
                }
            }
        }
    }

    private func request(_ model: String) -> GenerationRequest {
        GenerationRequest(
            prompt: "a cat", durationSeconds: 4, quality: .standard, aspectRatio: .landscape, seed: 1, model: model)
    }
}
