import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("Google's own SDK, and what is asked of Google")
struct GoogleSDKTests {
    private static let interactionKinds = [
        "POST interactions", "GET interactions/ID", "POST interactions/ID/cancel", "DELETE interactions/ID",
        "GET files/ID:download", "GET models", "POST models/gemini-test:generateContent",
    ]
    private static let model =
        "projects/veo-tests/locations/us-central1/publishers/google/models/veo-test-001"
    private static let vertexKinds = [
        "POST token", "POST \(model):predictLongRunning", "POST \(model):fetchPredictOperation",
        "GET publishers/google/models/veo-test-001",
    ]

    /// Where AIService differs, and why.
    private static func allowed(_ version: String) -> [String: [String: String]] {
        let empty = ["header.content-type": "There is no body (RFC 9110 section 8.3)."]
        var allowed: [String: [String: String]] = [
            "GET interactions/ID": empty.merging(["query.stream": "What the API does without it."]) { $1 },
            "POST interactions/ID/cancel": empty, "DELETE interactions/ID": empty, "GET files/ID:download": empty,
            "GET models": empty, "GET publishers/google/models/veo-test-001": empty,
            "POST token": [
                "body.assertion.claims.aud":
                    "The SDK always writes Google's own, which a real account's file names too."
            ],
        ]
        // Protobuf's JSON takes a field by either name; the REST reference has the first.
        let ordering = ["propertyOrdering", "property_ordering"].map { name in
            ("body.generationConfig.responseSchema.\(name)[0]", "The SDK writes the field's name in the schema.")
        }
        allowed["POST models/gemini-test:generateContent"] = Dictionary(uniqueKeysWithValues: ordering)
        for verb in ["predictLongRunning", "fetchPredictOperation"] {
            allowed["POST \(model):\(verb)"] = ["version": "The stable version has the same methods."]
        }
        guard version.hasPrefix("3.") else { return allowed }
        for kind in interactionKinds {
            allowed[kind, default: [:]]["version"] = "Both are served; the SDK's standard was v1beta until 3.0."
        }
        return allowed
    }

    @Test(
        "send the same for the same wish", .timeLimit(.minutes(5)), arguments: ["2.34.0", "3.4.0"],
        SDKTesting.Wish.allCases)
    func requests(_ version: String, _ wish: SDKTesting.Wish) async throws {
        try await TestFiles.withFolder { folder in
            let arguments = ["--key", "k", "--models", "gemini-omni-test,gemini-test,veo-test-001"]
            try await FakeUpstreamProcess.with(arguments, in: folder) { upstream in
                let picture = try await wish.picture("320x180")
                try await askedOfGemini(upstream, wish, picture, in: folder)
                try await askedOfVertex(upstream, wish, picture, in: folder)
                let account = folder + "/account.json"
                try Data(try VertexTesting.accountJSON(tokenURL: upstream.address + "/token").utf8)
                    .write(to: URL(filePath: account))
                let text = try SDKTesting.text(try await words(wish, picture, upstream))
                try await SDKTesting.run(
                    "Google/provider.py", "google-genai-\(version)", [upstream.address, "k", account, text])
                try await SDKTesting.compare(
                    upstream, Self.interactionKinds + Self.vertexKinds, allowed: Self.allowed(version))
            }
        }
    }

    /// What the SDK is to wish: the text's form is AIService's own, for the SDK to write in its way.
    private func words(
        _ wish: SDKTesting.Wish, _ picture: [UInt8]?, _ upstream: FakeUpstreamProcess
    ) async throws -> [String: Any?] {
        let sent = try #require(
            try await upstream.requests().first { ($0["path"] as? String)?.hasSuffix(":generateContent") == true })
        let body = try #require(sent["body"] as? String)
        let text = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        let config = try #require(text["generationConfig"] as? [String: Any])
        let contents = try #require(text["contents"] as? [[String: Any]])
        let instruction = (text["systemInstruction"] as? [String: Any])?["parts"] as? [[String: String]]
        return [
            "prompt": SDKTesting.Wish.prompt, "unwanted": wish.unwanted, "call": SDKTesting.Wish.call, "seconds": 4,
            "seed": wish.seed, "audio": wish.audio, "aspect_ratio": wish.shape.rawValue, "resolution": "360p",
            "vertex_resolution": "1080p", "picture": picture.map { Data($0).base64EncodedString() },
            "interactions_model": "gemini-omni-test", "text_model": "gemini-test", "vertex_model": "veo-test-001",
            "text": [
                "contents": contents, "instruction": instruction?.first?["text"] ?? "",
                "temperature": config["temperature"] ?? 0, "max_output_tokens": config["maxOutputTokens"] ?? 0,
                "schema": config["responseSchema"] ?? [:], "safety": text["safetySettings"] ?? [],
            ] as [String: Any],
        ]
    }

    private func askedOfGemini(
        _ upstream: FakeUpstreamProcess, _ wish: SDKTesting.Wish, _ picture: [UInt8]?, in folder: String
    ) async throws {
        let settings = GeminiTesting.settings(upstream.address)
        let dialect = InteractionsDialect(settings, client: try .init())
        try await SDKTesting.follow(wish.order("gemini-omni-test", .draft, picture), dialect, in: folder)
        _ = try await dialect.check(["gemini-omni-test"])
        let text = GeminiText(settings, client: try .init(), logger: TestFiles.quiet)
        _ = await PromptAdvisor(gemini: text).enhance(SDKTesting.Wish.prompt, style: .cinematic)
    }

    private func askedOfVertex(
        _ upstream: FakeUpstreamProcess, _ wish: SDKTesting.Wish, _ picture: [UInt8]?, in folder: String
    ) async throws {
        let dialect = VertexDialect(try VertexTesting.settings(upstream.address), client: try .init())
        try await SDKTesting.follow(wish.order("veo-test-001", .high, picture), dialect, in: folder)
        _ = try await dialect.check(["veo-test-001"])
    }
}
