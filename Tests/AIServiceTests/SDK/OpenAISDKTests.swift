import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("OpenAI's own SDK, and what is asked of a server of its protocol")
struct OpenAISDKTests {
    private static let model = RemoteModel(
        id: "wan", upstreamModel: "Wan-AI/Wan2.2", description: "For tests.", seconds: [4], qualities: [.draft],
        aspectRatios: [.landscape], pricePerSecondMicros: 100_000, accepts: [.seed, .negativePrompt], sizes: nil)

    /// Where AIService differs, and why.
    private static let allowed: [String: [String: String]] = [
        "GET videos/ID/content": [
            "header.accept": "What is wanted is a video of any type, which application/binary is not."
        ],
        "DELETE videos/ID": ["header.content-type": "There is no body (RFC 9110 section 8.3)."],
    ]

    @Test(
        "send the same for the same wish", .timeLimit(.minutes(5)),
        arguments: [("2.24.0", OpenAIVideoSettings.Encoding.json), ("3.54.0", .form)])
    func requests(_ version: String, _ encoding: OpenAIVideoSettings.Encoding) async throws {
        try await TestFiles.withFolder { folder in
            let arguments = ["--key", "k", "--models", "Wan-AI/Wan2.2"]
            try await FakeUpstreamProcess.with(arguments, in: folder) { upstream in
                let wish: [String: Any] = [
                    "model": "Wan-AI/Wan2.2", "prompt": SDKTesting.prompt, "unwanted": SDKTesting.unwanted,
                    "seconds": 4, "size": "640x360", "seed": 7,
                ]
                try await SDKTesting.run(
                    "OpenAI/provider.py", "openai-\(version)", [upstream.address, "k", try SDKTesting.text(wish)])
                try await askedByUs(upstream, encoding, in: folder)
                try await SDKTesting.compare(
                    upstream,
                    ["GET models", "POST videos", "GET videos/ID", "GET videos/ID/content", "DELETE videos/ID"],
                    allowed: Self.allowed)
            }
        }
    }

    private func askedByUs(
        _ upstream: FakeUpstreamProcess, _ encoding: OpenAIVideoSettings.Encoding, in folder: String
    ) async throws {
        let provider = try OpenAITesting.provider(
            upstream.address, in: folder, models: [Self.model], encoding: encoding, key: Secret("k"))
        var request = TestFiles.request(SDKTesting.prompt, durationSeconds: 4, model: "wan")
        request.negativePrompt = SDKTesting.unwanted
        let handle = try await ProviderConformance.accepted(request, provider)
        _ = try await ProviderConformance.finish(handle, provider)
        await provider.discard(handle)
        let settings = OpenAIVideoSettings(baseURL: upstream.address + "/v1", key: Secret("k"))
        _ = try await OpenAIVideoDialect(settings, client: try .init()).check(["Wan-AI/Wan2.2"])
    }
}
