import Foundation
import Testing

@testable import AIService

@Suite("Prompts enhanced and judged by Gemini")
struct PromptAdvisorTests {
    @Test("a model's answer is used, and named as the source")
    func used() async throws {
        try await GeminiTesting.withAdvisor { _, advisor in
            let enhanced = await advisor.enhance("a cat", style: .cinematic)
            #expect(enhanced == EnhancedPrompt(text: "A cinematic view of a cat", source: "gemini-test"))
            let analysis = await advisor.analyze("a cat")
            #expect(analysis.isSafe && analysis.isFeasible && analysis.source == "gemini-test")
            // All five parts are named, and two of fourteen words.
            #expect(analysis.qualityScore == 7.4)
            #expect(analysis.suggestions == ["Say what the light is like."])
        }
    }

    @Test(
        "an answer that can't be used is replaced by the local rules",
        arguments: ["cut", "prose", "wrong", "silent", "503", "429", "hang", "reset", "truncate", "garbage"])
    func fallback(_ fault: String) async throws {
        let prompt = "a cat [text:\(fault)]"
        try await GeminiTesting.withAdvisor(patience: FakeUpstreamProcess.patience(fault)) { _, advisor in
            let enhanced = await advisor.enhance(prompt, style: .cinematic)
            #expect(enhanced == PromptEnhancer.enhance(prompt, style: .cinematic))
        }
        try await GeminiTesting.withAdvisor(patience: FakeUpstreamProcess.patience(fault)) { _, advisor in
            let analysis = await advisor.analyze(prompt)
            #expect(analysis == ContentAnalyzer.analyze(prompt))
        }
    }

    @Test("an answer that is too long for a prompt is not used")
    func endless() async throws {
        try await GeminiTesting.withAdvisor { _, advisor in
            let enhanced = await advisor.enhance("a cat [text:endless]", style: .cinematic)
            #expect(enhanced.source == "local-rules")
        }
    }

    @Test("what the filter or the model finds unsafe is unsafe", arguments: ["blocked", "stopped", "unsafe"])
    func unsafe(_ fault: String) async throws {
        try await GeminiTesting.withAdvisor { _, advisor in
            let analysis = await advisor.analyze("a cat [text:\(fault)]")
            #expect(!analysis.isSafe && analysis.qualityScore == nil && analysis.source == "gemini-test")
            #expect(analysis.reasons.count == 1)
            // A prompt that is blocked is enhanced by the rules here; whether it is made is the analysis' to say.
            let enhanced = await advisor.enhance("a cat [text:\(fault)]", style: .cinematic)
            #expect((enhanced.source == "local-rules") == (fault != "unsafe"))
        }
    }

    @Test("what the local rules find unsafe is not sent anywhere, and a failing service is left alone for a while")
    func sparing() async throws {
        try await GeminiTesting.withAdvisor { upstream, advisor in
            let analysis = await advisor.analyze("porn")
            #expect(!analysis.isSafe && analysis.source == "local-rules")
            let before = try await upstream.requests()
            #expect(before.isEmpty)
            for _ in 0..<3 { _ = await advisor.enhance("a cat [text:503]", style: .cinematic) }
            let after = try await upstream.requests()
            #expect(after.count == 1)
        }
    }

    @Test("a prompt that comes again within an hour, since its order has to wait, is not given to the model again")
    func remembered() async throws {
        let clock = TestClock()
        try await GeminiTesting.withAdvisor(clock: clock) { upstream, advisor in
            for _ in 0..<5 {
                let enhanced = await advisor.enhance("a cat", style: .cinematic)
                #expect(enhanced.source == "gemini-test")
            }
            let first = try await upstream.requests().count
            #expect(first == 1)
            // Another style is another question.
            _ = await advisor.enhance("a cat", style: .animated)
            let second = try await upstream.requests().count
            #expect(second == 2)
            clock.advance(.seconds(3601))
            _ = await advisor.enhance("a cat", style: .cinematic)
            let third = try await upstream.requests().count
            #expect(third == 3)
        }
    }

    @Test("prompts beyond a minute's limit are left to the local rules")
    func limited() async throws {
        let clock = TestClock()
        try await GeminiTesting.withAdvisor(requestsPerMinute: 2, clock: clock) { upstream, advisor in
            for (prompt, source) in [("a", "gemini-test"), ("b", "gemini-test"), ("c", "local-rules")] {
                let enhanced = await advisor.enhance(prompt, style: .cinematic)
                #expect(enhanced.source == source)
            }
            clock.advance(.seconds(30))
            let enhanced = await advisor.enhance("d", style: .cinematic)
            #expect(enhanced.source == "gemini-test")
            let sent = try await upstream.requests().count
            #expect(sent == 3)
        }
    }

    @Test("the request is what the vendor's SDK sends, with the filter in all four categories")
    func wire() async throws {
        try await GeminiTesting.withAdvisor { upstream, advisor in
            _ = await advisor.enhance("a \"cat\"", style: .animated)
            let sent = try #require(try await upstream.requests().first)
            #expect(sent["path"] as? String == "/v1beta/models/gemini-test:generateContent")
            let headers = try #require(sent["headers"] as? [String: String])
            #expect(headers["x-goog-api-key"] == "k" && headers["content-type"] == "application/json")
            let text = try #require(sent["body"] as? String)
            let body = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(Set(body.keys) == ["contents", "systemInstruction", "safetySettings", "generationConfig"])
            let contents = try #require(body["contents"] as? NSArray)
            #expect(contents == [["role": "user", "parts": [["text": "a \"cat\""]]] as NSDictionary])
            let safety = try #require(body["safetySettings"] as? [[String: String]])
            #expect(safety.count == 4 && safety.allSatisfy { $0["threshold"] == "BLOCK_MEDIUM_AND_ABOVE" })
            let config = try #require(body["generationConfig"] as? [String: Any])
            let schema = try #require(config["responseSchema"] as? [String: Any])
            #expect(schema["required"] as? [String] == ["enhanced_prompt"])
            #expect(schema["type"] as? String == "OBJECT")
        }
    }

    @Test("a wrong key costs nothing but the model's help")
    func wrongKey() async throws {
        try await GeminiTesting.withAdvisor(key: "wrong") { _, advisor in
            let enhanced = await advisor.enhance("a cat", style: .cinematic)
            #expect(enhanced.source == "local-rules")
        }
    }
}
