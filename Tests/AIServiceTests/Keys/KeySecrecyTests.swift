import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("A provider's keys are secrets")
struct KeySecrecyTests {
    private static let keys = ["sk-first-0123456789", "sk-second-0123456789"]

    private func shown(_ value: Any) -> String {
        var text = "\(value)\n\(String(reflecting: value))\n"
        dump(value, to: &text)
        return text
    }

    @Test("that are not in the debug output of anything that holds them")
    func debugOutput() async throws {
        try await CheckTesting.with { testing in
            var environment = testing.environment
            environment["OPENAI_VIDEO_API_KEY"] = Self.keys.joined(separator: "\n")
            environment["GEMINI_API_KEY"] = Self.keys.joined(separator: "\n")
            let config = try ProvidersConfig.load(from: Settings(environment: environment))
            let upstreams = try Upstreams(config, logger: TestFiles.quiet)
            #expect(config.openAIVideo?.keys.count == 2 && config.gemini.count == 2)
            let handle = await upstreams.providers.last?.submit(
                GenerationRequest(
                    prompt: "a cat", durationSeconds: 4, quality: .standard, aspectRatio: .landscape, seed: 1,
                    model: "veo-test-001-here"))
            // An access token is kept by now.
            #expect(handle.map { "\($0)".contains("accepted") } == true)
            let text = shown(config) + shown(upstreams) + shown(upstreams.providers.map(\.keys))
            #expect(text.contains("<redacted>"))
            for secret in Self.keys + ["PRIVATE KEY", "ya29."] { #expect(!text.contains(secret)) }
        }
    }

    @Test("that are neither logged nor in an error, whatever a provider says", arguments: ["echo", "401", "429"])
    func errorsAndLogs(_ fault: String) async throws {
        try await TestFiles.withFolder { folder in
            let key = Self.keys[0]
            try await FakeUpstreamProcess.with(["--key", key], in: folder) { upstream in
                let log = RecordedLog()
                let provider = try OpenAITesting.provider(
                    upstream.address, in: folder, keys: [key], logger: log.logger)
                try await VertexTesting.control(upstream, "/_fake/refuse/\(key)/\(fault)")
                guard case .rejected(let error) = await provider.submit(OpenAITesting.request("a cat")) else {
                    Issue.record("expected a rejection")
                    return
                }
                if fault == "echo" {
                    #expect(error.message == "Not for <redacted>.")
                } else {
                    // Which key it was is told by what stands for it.
                    let fingerprint = try #require(provider.keys.all.first?.fingerprint)
                    #expect(log.text.contains("a provider refuses a key") && log.text.contains("\(fingerprint)"))
                }
                #expect(!"\(error)".contains(key) && !log.text.contains(key))
            }
        }
    }

    @Test("and so are Google's keys and the access tokens of accounts")
    func googleErrors() async throws {
        try await GeminiTesting.withProvider { _, provider in
            #expect(await echoed(provider, GeminiTesting.request("[create:echo]")) == "Not for <redacted>.")
        }
        try await VertexTesting.withProvider { _, provider in
            #expect(await echoed(provider, VertexTesting.request("[create:echo]")) == "Not for <redacted>.")
        }
    }

    private func echoed(_ provider: RemoteProvider, _ request: GenerationRequest) async -> String {
        guard case .rejected(let error) = await provider.submit(request) else { return "not refused" }
        return error.message
    }

    @Test(
        "that are given one a line, with no word of a wrong one",
        arguments: [
            ("alpha", 1), ("alpha\n", 1), ("alpha\nbeta\r\n\n  gamma \n", 3), (" \n \n", 0), ("alpha\nalpha", 0),
            ("alpha beta", 0), ("alpha\tbeta", 0), ("älpha", 0), (String(repeating: "x", count: 5000), 0),
            ((0..<33).map { "key-\($0)" }.joined(separator: "\n"), 0),
        ])
    func settings(_ text: String, _ count: Int) async throws {
        try await TestFiles.withFolder { folder in
            let file = folder + "/keys"
            try Data(text.utf8).write(to: URL(filePath: file))
            let settings = Settings(environment: ["GEMINI_API_KEY_FILE": file])
            if count > 0 {
                let config = try ProvidersConfig.load(from: settings)
                #expect(config.gemini.map { $0.key.reveal() }.count == count)
                #expect(config.gemini.first?.key.reveal() == "alpha")
            } else {
                let error = #expect(throws: ConfigError.self) { try ProvidersConfig.load(from: settings) }
                let words = (error?.problems ?? []).map { "\($0.name) \($0.fault)" }.joined()
                #expect(words.hasPrefix("GEMINI_API_KEY given") && !words.contains("lpha") && !words.contains("key-"))
            }
        }
    }
}
