import Foundation
import Testing

@testable import AIService

@Suite("A video by the Interactions API")
struct InteractionsTests {
    @Test("keeps the contract of providers", arguments: ["", " [inline]"])
    func conformance(_ delivery: String) async throws {
        try await GeminiTesting.withProvider { _, provider in
            try await ProviderConformance.check(
                provider, quick: GeminiTesting.request("a cat [polls:1]" + delivery),
                running: GeminiTesting.request("[polls:1000]"))
        }
    }

    @Test(
        "is ordered once, and its outcome is what is surely known",
        arguments: [
            ("accept-reset", ProviderError.Code.outcomeUnknown, 1), ("accept-truncate", .outcomeUnknown, 1),
            ("accept-503", .outcomeUnknown, 1), ("accept-hang", .outcomeUnknown, 1),
            ("accept-empty", .outcomeUnknown, 1),
            ("503", .outcomeUnknown, 0), ("429", .providerBusy, 0), ("quota", .providerQuota, 0),
            ("filtered", .contentFiltered, 0), ("403", .providerDenied, 0), ("key", .providerDenied, 0),
            ("404", .modelUnavailable, 0),
        ])
    func outcomes(_ fault: String, _ code: ProviderError.Code, _ billed: Int) async throws {
        try await GeminiTesting.withProvider(patience: FakeUpstreamProcess.patience(fault)) { upstream, provider in
            let request = GeminiTesting.request("a cat [create:\(fault)]")
            switch await provider.submit(request) {
            case .unknown(let error): #expect(error.code == code && code == .outcomeUnknown)
            case .rejected(let error): #expect(error.code == code && code != .outcomeUnknown)
            case let outcome: Issue.record("unexpected: \(outcome)")
            }
            let lines = try upstream.billed()
            #expect(lines.count == billed && lines.allSatisfy { $0.marker == request.callID.lowercased() })
        }
    }

    @Test(
        "that ends without a film has failed and is not billed",
        arguments: [("filtered", GenerationFailure.Code.contentFiltered), ("failed", .providerFailed)])
    func failures(_ result: String, _ code: GenerationFailure.Code) async throws {
        try await GeminiTesting.withProvider { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                GeminiTesting.request("a cat [result:\(result)]"), provider)
            guard case .failed(let failure) = try await provider.poll(handle) else {
                Issue.record("expected a failure")
                return
            }
            #expect(failure.code == code && failure.bill == .nothing)
            let billed = try upstream.billed()
            #expect(billed.isEmpty)
        }
    }

    @Test(
        "that is done with a film in no form that is known was not filtered",
        arguments: [#"{"type": "video", "uri": "https://elsewhere/film"}"#, #"{"type": "video", "data": "%"}"#])
    func unreadable(_ part: String) throws {
        let body = #"{"status": "completed", "steps": [{"type": "model_output", "content": [\#(part)]}]}"#
        guard case .unreadable = try #require(Interaction(Array(body.utf8))).remoteStatus else {
            Issue.record("expected a film that can't be read")
            return
        }
    }

    @Test("is ordered in the words of the API")
    func wire() async throws {
        try await GeminiTesting.withProvider { upstream, provider in
            var request = GeminiTesting.request("a cat")
            request.durationSeconds = 4
            _ = try await ProviderConformance.accepted(request, provider)
            let sent = try #require(try await upstream.requests().first)
            #expect(sent["path"] as? String == "/v1beta/interactions")
            let text = try #require(sent["body"] as? String)
            let body = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
            let input: NSDictionary = ["type": "user_input", "content": [["type": "text", "text": "a cat"]]]
            let expected: NSDictionary = [
                "model": "gemini-omni-test", "input": [input],
                "response_format": [
                    "type": "video", "aspect_ratio": "16:9", "duration": "4s", "resolution": "360p", "delivery": "uri",
                ],
                "generation_config": ["seed": 7, "video_config": ["task": "text_to_video"]], "background": true,
                "store": true, "labels": ["veogen_call": request.callID.lowercased()],
            ]
            #expect(body == expected)
        }
    }
}
