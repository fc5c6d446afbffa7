import Foundation
import Testing

@testable import AIService

@Suite("A video at a server of the OpenAI protocol")
struct OpenAIResultTests {
    @Test("keeps the contract of providers, whoever serves it", arguments: ["openai", "vllm", "sglang"])
    func conformance(_ dialect: String) async throws {
        try await OpenAITesting.with(["--dialect", dialect]) { upstream, provider in
            try await ProviderConformance.check(
                provider, quick: OpenAITesting.request("a cat [polls:2]"),
                running: OpenAITesting.request("[polls:1000]"))
        }
    }

    @Test("is found again by its handle after a restart, at the agreed price")
    func restart() async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                let first = try OpenAITesting.provider(upstream.address, in: folder + "/a")
                let handle = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), first)
                let second = try OpenAITesting.provider(upstream.address, in: folder + "/b")
                guard case .done(let result) = try await ProviderConformance.finish(handle, second) else {
                    Issue.record("expected done")
                    return
                }
                #expect(result.costMicrodollars == 100_000)
                #expect(
                    result.facts
                        == VideoFacts(
                            durationSeconds: 1, frameSize: FrameSize(width: 128, height: 72), codec: "h264"))
                #expect(result.thumbnailBytes ?? 0 > 0)
                let id = try #require(try upstream.billed().first?.id)
                #expect(handle.value.hasSuffix("." + id))
            }
        }
    }

    @Test(
        "is asked for again after a poll that failed",
        arguments: [
            "404:2", "403:1", "503:1", "429:1", "garbage:1", "reset:1", "truncate:1", "hang:1", "empty:1",
        ])
    func polls(_ fault: String) async throws {
        try await OpenAITesting.with(patience: FakeUpstreamProcess.patience(fault)) { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [poll:\(fault)]"), provider)
            let (state, errors) = try await finish(handle, provider)
            // An id that is unknown at first is no error, and a GET on a kept connection may have been repeated below.
            #expect(errors.count == (fault.hasPrefix("404") ? 0 : 1) || fault.hasPrefix("reset") && errors.isEmpty)
            guard case .done = state else {
                Issue.record("expected done, got \(state)")
                return
            }
        }
    }

    @Test(
        "is fetched again after a fetch that failed",
        arguments: [
            "503:2", "reset:2", "truncate:2", "html:2", "404:2", "empty:1",
        ])
    func fetches(_ fault: String) async throws {
        try await OpenAITesting.with { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [content:\(fault)]"), provider)
            let (state, errors) = try await finish(handle, provider)
            let faults = Int(fault.suffix(1)) ?? 0
            // A GET on a kept connection that is reset is repeated below.
            #expect(errors.count == faults || fault.hasPrefix("reset") && errors.count < faults)
            guard case .done = state else {
                Issue.record("expected done, got \(state)")
                return
            }
        }
    }

    @Test("ends at its price for who does not want it, without being fetched")
    func outcomeOnly() async throws {
        try await OpenAITesting.with { upstream, provider in
            // What is fetched of it would be a failure.
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [polls:2] [content:404]"), provider)
            #expect(try await provider.outcome(of: handle) == nil)
            var outcome: GenerationOutcome?
            while outcome == nil { outcome = try await provider.outcome(of: handle) }
            #expect(outcome == .done(costMicrodollars: 100_000))
        }
    }

    @Test("that is never one has failed, and is billed", arguments: ["html", "empty", "404", "huge"])
    func unusable(_ fault: String) async throws {
        try await OpenAITesting.with { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [content:\(fault)]"), provider)
            let (state, _) = try await finish(handle, provider)
            guard case .failed(let failure) = state else {
                Issue.record("expected a failure, got \(state)")
                return
            }
            #expect(failure.code == .resultUnusable && failure.isPermanent)
            let billed = try upstream.billed()
            #expect(billed.count == 1)
            #expect(billed.map { GenerationBill.charged(microdollars: $0.priceMicros) } == [failure.bill])
        }
    }

    @Test(
        "that was filtered or failed is a failure that is not billed",
        arguments: [
            ("filtered", GenerationFailure.Code.contentFiltered, true), ("failed", .providerFailed, false),
        ])
    func failures(_ result: String, _ code: GenerationFailure.Code, _ isPermanent: Bool) async throws {
        try await OpenAITesting.with { upstream, provider in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [result:\(result)]"), provider)
            guard case .failed(let failure) = try await provider.poll(handle) else {
                Issue.record("expected a failure")
                return
            }
            #expect(failure.code == code && failure.isPermanent == isPermanent && failure.bill == .nothing)
            let billed = try upstream.billed()
            #expect(billed.isEmpty)
        }
    }

    @Test("that its provider no longer knows is not found, once it had the time to know it")
    func absent() async throws {
        try await OpenAITesting.with { _, provider in
            let now = Int(Date().timeIntervalSince1970)
            let new = try #require(RemoteHandle(priceMicros: 1, acceptedAt: now, id: "video_x"))
            #expect(try await provider.poll(new.handle) == .queued)
            let old = try #require(RemoteHandle(priceMicros: 1, acceptedAt: now - 1000, id: "video_x"))
            #expect(try await provider.poll(old.handle) == .failed(.notFound))
        }
    }

    @Test("is ordered in the words that the vendor's SDK uses")
    func wire() async throws {
        for encoding in [OpenAIVideoSettings.Encoding.form, .json] {
            try await TestFiles.withFolder { folder in
                try await FakeUpstreamProcess.with(in: folder) { upstream in
                    let model = RemoteModel(
                        id: "wan", upstreamModel: nil, description: "", seconds: [4], qualities: [.standard],
                        aspectRatios: [.portrait], pricePerSecondMicros: 1, accepts: [.seed], sizes: nil)
                    let provider = try OpenAITesting.provider(
                        upstream.address, in: folder, models: [model], encoding: encoding)
                    let request = GenerationRequest(
                        prompt: "a \"cat\"\r\n--x é", negativePrompt: "dogs", durationSeconds: 4, quality: .standard,
                        aspectRatio: .portrait, seed: UInt64.max, model: "wan")
                    _ = try await ProviderConformance.accepted(request, provider)
                    let sent = try #require(try await upstream.requests().first)
                    #expect(sent["path"] as? String == "/v1/videos")
                    let headers = try #require(sent["headers"] as? [String: String])
                    #expect(headers["x-client-request-id"] == request.callID)
                    let body = try #require(sent["body"] as? String)
                    let prompt = "a \"cat\"\r\n--x é Do not show: dogs"
                    if encoding == .json {
                        let fields = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? NSDictionary
                        let expected: NSDictionary = [
                            "prompt": prompt, "model": "wan", "seconds": "4", "size": "720x1280", "seed": 0x7FFF_FFFF,
                        ]
                        #expect(fields == expected)
                    } else {
                        let boundary = try #require(headers["content-type"]?.components(separatedBy: "boundary=").last)
                        let fields = [
                            ("prompt", prompt), ("model", "wan"), ("seconds", "4"), ("size", "720x1280"),
                            ("seed", "2147483647"),
                        ].map { "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
                        #expect(body == fields.joined() + "--\(boundary)--\r\n")
                    }
                }
            }
        }
    }

    /// Polls to the end, through errors, which are returned too.
    private func finish(
        _ handle: GenerationHandle, _ provider: RemoteProvider
    ) async throws -> (GenerationState, [ProviderError]) {
        var errors: [ProviderError] = []
        while errors.count < 10 {
            do {
                return (try await ProviderConformance.finish(handle, provider), errors)
            } catch let error as ProviderError {
                errors.append(error)
            }
        }
        return (.queued, errors)
    }
}
