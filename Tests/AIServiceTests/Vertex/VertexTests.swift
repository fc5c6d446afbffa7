import Foundation
import Testing

@testable import AIService

@Suite("A video by Veo on Vertex AI")
struct VertexTests {
    @Test("keeps the contract of providers")
    func conformance() async throws {
        try await VertexTesting.withProvider { _, provider in
            try await ProviderConformance.check(
                provider, quick: VertexTesting.request("a cat [polls:1]"),
                running: VertexTesting.request("[polls:1000]"))
        }
    }

    @Test(
        "is ordered once, and its outcome is what is surely known",
        arguments: [
            ("accept-reset", ProviderError.Code.outcomeUnknown, 1), ("accept-truncate", .outcomeUnknown, 1),
            ("accept-503", .outcomeUnknown, 1), ("accept-hang", .outcomeUnknown, 1),
            ("accept-empty", .outcomeUnknown, 1), ("accept-garbage", .outcomeUnknown, 1),
            ("503", .outcomeUnknown, 0), ("429", .providerBusy, 0), ("filtered", .contentFiltered, 0),
            ("401", .providerDenied, 0), ("403", .providerDenied, 0), ("404", .modelUnavailable, 0),
        ])
    func outcomes(_ fault: String, _ code: ProviderError.Code, _ billed: Int) async throws {
        try await VertexTesting.withProvider(patience: FakeUpstreamProcess.patience(fault)) { upstream, provider in
            let request = VertexTesting.request("a cat [create:\(fault)]")
            switch await provider.submit(request) {
            case .unknown(let error): #expect(error.code == code && code == .outcomeUnknown)
            case .rejected(let error):
                #expect(error.code == code && code != .outcomeUnknown)
                if fault == "429" { #expect(error.retryAfter == .seconds(34)) }
            case let outcome: Issue.record("unexpected: \(outcome)")
            }
            let lines = try upstream.billed()
            #expect(lines.count == billed && lines.allSatisfy { $0.marker == request.callID.lowercased() })
        }
    }

    @Test("is surely not ordered while there is no access token", arguments: ["denied", "503", "reset", "garbage"])
    func withoutToken(_ fault: String) async throws {
        try await VertexTesting.withProvider { upstream, provider in
            try await VertexTesting.control(upstream, "/_fake/next/token/\(fault)")
            guard case .notSent = await provider.submit(VertexTesting.request("a cat")) else {
                Issue.record("expected that nothing was sent")
                return
            }
            #expect(try upstream.billed().isEmpty)
            _ = try await ProviderConformance.accepted(VertexTesting.request("a cat"), provider)
        }
    }

    @Test("one access token serves many calls, and a revoked one is replaced before the order is sent again")
    func tokens() async throws {
        try await VertexTesting.withProvider { upstream, provider in
            let handle = try await ProviderConformance.accepted(VertexTesting.request("a cat [polls:2]"), provider)
            for _ in 0..<2 { _ = try await provider.poll(handle) }
            try await VertexTesting.control(upstream, "/_fake/revoke")
            let wish = VertexTesting.request("a dog")
            guard case .notSent = await provider.submit(wish) else {
                Issue.record("a whole 401 took no order")
                return
            }
            _ = try await ProviderConformance.accepted(wish, provider)
            let exchanges = try await upstream.requests().filter { $0["path"] as? String == "/token" }
            #expect(exchanges.count == 2)
            #expect(try upstream.billed().count == 2)
        }
    }

    @Test(
        "that ends without a film has failed and is not billed",
        arguments: [("filtered", GenerationFailure.Code.contentFiltered), ("failed", .providerFailed)])
    func failures(_ result: String, _ code: GenerationFailure.Code) async throws {
        try await VertexTesting.withProvider { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                VertexTesting.request("a cat [result:\(result)]"), provider)
            guard case .failed(let failure) = try await provider.poll(handle) else {
                Issue.record("expected a failure")
                return
            }
            #expect(failure.code == code && failure.bill == .nothing)
            #expect(try upstream.billed().isEmpty)
        }
    }

    @Test("is fetched again when the answer breaks off, and is whole then")
    func brokenOff() async throws {
        try await VertexTesting.withProvider { _, provider in
            // The poll that sees the film begin, and the first fetch.
            let handle = try await ProviderConformance.accepted(
                VertexTesting.request("a cat [content:truncate:2]"), provider)
            var state = GenerationState.queued
            while !state.isFinal {
                do {
                    state = try await provider.poll(handle)
                } catch let error as ProviderError {
                    #expect(error.code == .providerUnavailable)
                }
                await Task.yield()
            }
            guard case .done(let result) = state else {
                Issue.record("expected a film, got \(state)")
                return
            }
            #expect(result.facts.codec == "h264")
        }
    }

    @Test(
        "that is no film, none at all or too large has failed, and was charged", arguments: ["html", "empty", "size"])
    func unusable(_ fault: String) async throws {
        try await VertexTesting.withProvider(resultBytesMax: fault == "size" ? 100 : 64 << 20) { _, provider in
            let handle = try await ProviderConformance.accepted(
                VertexTesting.request("a cat [content:\(fault == "size" ? "none:0" : fault)]"), provider)
            var state = GenerationState.queued
            while !state.isFinal {
                do {
                    state = try await provider.poll(handle)
                } catch let error as ProviderError {
                    #expect(error.code == .providerUnavailable)
                }
                await Task.yield()
            }
            guard case .failed(let failure) = state else {
                Issue.record("expected a failure, got \(state)")
                return
            }
            #expect(failure.code == .resultUnusable && failure.bill == .charged(microdollars: 400_000))
        }
    }

    @Test("is followed by its handle after a restart")
    func resumed() async throws {
        try await VertexTesting.withProvider { upstream, provider in
            let handle = try await ProviderConformance.accepted(VertexTesting.request("a cat [polls:1]"), provider)
            try await TestFiles.withFolder { folder in
                let other = RemoteProvider(
                    name: "vertex", models: [VertexTesting.model],
                    keys: ProviderKeys(
                        try ProviderKey(try VertexTesting.settings(upstream.address), client: try .init())),
                    results: RemoteResults(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    pictures: PictureFit(settings: TestFiles.settings(folder), logger: TestFiles.quiet),
                    resultBytesMax: 64 << 20, pollInterval: .milliseconds(100), logger: TestFiles.quiet)
                guard case .done = try await ProviderConformance.finish(handle, other) else {
                    Issue.record("expected a film")
                    return
                }
            }
        }
    }

    @Test("is ordered and asked for in the words of the API")
    func wire() async throws {
        try await VertexTesting.withProvider { upstream, provider in
            var request = VertexTesting.request("a cat")
            request.durationSeconds = 4
            request.negativePrompt = "rain"
            let handle = try await ProviderConformance.accepted(request, provider)
            _ = try await provider.poll(handle)
            let sent = try await upstream.requests().filter { $0["path"] as? String != "/token" }
            let model = "/v1/projects/veo-tests/locations/us-central1/publishers/google/models/veo-test-001"
            try #require(sent.count >= 2)
            #expect(sent[0]["path"] as? String == model + ":predictLongRunning")
            #expect(sent[1]["path"] as? String == model + ":fetchPredictOperation")
            let parameters: NSDictionary = [
                "sampleCount": 1, "durationSeconds": 4, "aspectRatio": "16:9", "resolution": "720p",
                "generateAudio": true, "negativePrompt": "rain", "seed": 7,
            ]
            let expected: NSDictionary = [
                "instances": [["prompt": "a cat"]], "parameters": parameters,
                "labels": ["veogen_call": request.callID.lowercased()],
            ]
            #expect(try body(sent[0]) == expected)
            let name = try #require(RemoteHandle(handle)?.id)
            #expect(try body(sent[1]) == ["operationName": name])
            #expect(name.hasPrefix(model.dropFirst("/v1/".count) + "/operations/"))
        }
    }

    private func body(_ request: [String: Any]) throws -> NSDictionary {
        let text = try #require(request["body"] as? String)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }
}
