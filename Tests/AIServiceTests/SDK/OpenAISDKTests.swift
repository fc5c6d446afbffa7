import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("OpenAI's own SDK, and what is asked of a server of its protocol")
struct OpenAISDKTests {
    /// Where AIService differs, and why.
    private static let allowed: [String: [String: String]] = [
        "GET videos/ID/content": [
            "header.accept": "What is wanted is a video of any type, which application/binary is not."
        ],
        "DELETE videos/ID": ["header.content-type": "There is no body (RFC 9110 section 8.3)."],
    ]

    @Test(
        "send the same for the same wish", .timeLimit(.minutes(5)),
        arguments: [("2.24.0", OpenAIVideoSettings.Encoding.json), ("3.54.0", .form)], SDKTesting.Wish.allCases)
    func requests(_ client: (String, OpenAIVideoSettings.Encoding), _ wish: SDKTesting.Wish) async throws {
        try await TestFiles.withFolder { folder in
            let arguments = ["--key", "k", "--models", "Wan-AI/Wan2.2"]
            try await FakeUpstreamProcess.with(arguments, in: folder) { upstream in
                let size = wish == .full ? "640x360" : "360x640"
                let picture = try await wish.picture(size)
                let text = try SDKTesting.text([
                    "model": "Wan-AI/Wan2.2", "prompt": SDKTesting.Wish.prompt, "unwanted": wish.unwanted,
                    "seconds": 4, "size": size, "seed": wish.seed,
                    "picture": picture.map { Data($0).base64EncodedString() },
                ])
                try await SDKTesting.run(
                    "OpenAI/provider.py", "openai-\(client.0)", [upstream.address, "k", text])
                try await askedByUs(upstream, wish, picture, client.1, in: folder)
                try await SDKTesting.compare(
                    upstream,
                    ["GET models", "POST videos", "GET videos/ID", "GET videos/ID/content", "DELETE videos/ID"],
                    allowed: Self.allowed)
            }
        }
    }

    private func askedByUs(
        _ upstream: FakeUpstreamProcess, _ wish: SDKTesting.Wish, _ picture: [UInt8]?,
        _ encoding: OpenAIVideoSettings.Encoding, in folder: String
    ) async throws {
        var settings = OpenAIVideoSettings(baseURL: upstream.address + "/v1", key: Secret("k"))
        settings.encoding = encoding
        let dialect = OpenAIVideoDialect(settings, client: try .init())
        try await SDKTesting.follow(wish.order("Wan-AI/Wan2.2", .draft, picture), dialect, in: folder)
        _ = try await dialect.check(["Wan-AI/Wan2.2"])
    }
}
