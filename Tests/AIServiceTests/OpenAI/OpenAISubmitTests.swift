import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("A submission to a server of the OpenAI protocol")
struct OpenAISubmitTests {
    private func code(_ outcome: SubmitOutcome) -> String {
        switch outcome {
        case .notSent(let error): "not sent: \(error.code.rawValue)"
        case .rejected(let error): "rejected: \(error.code.rawValue)"
        case .accepted: "accepted"
        case .unknown(let error): "unknown: \(error.code.rawValue)"
        }
    }

    @Test(
        "comes out as what is surely known, and is never sent twice",
        arguments: [
            ("", "accepted", 1), ("accept-reset", "unknown: provider_outcome_unknown", 1),
            ("accept-hang", "unknown: provider_outcome_unknown", 1),
            ("accept-slow", "unknown: provider_outcome_unknown", 1),
            ("accept-truncate", "unknown: provider_outcome_unknown", 1),
            ("accept-503", "unknown: provider_outcome_unknown", 1),
            ("accept-garbage", "unknown: provider_outcome_unknown", 1),
            ("accept-empty", "unknown: provider_outcome_unknown", 1),
            ("reset", "unknown: provider_outcome_unknown", 0), ("503", "unknown: provider_outcome_unknown", 0),
            ("408", "unknown: provider_outcome_unknown", 0), ("303", "unknown: provider_outcome_unknown", 0),
            ("409", "unknown: provider_outcome_unknown", 0), ("423", "unknown: provider_outcome_unknown", 0),
            ("401", "rejected: provider_denied", 0), ("403", "rejected: provider_denied", 0),
            ("402", "rejected: provider_quota", 0), ("quota", "rejected: provider_quota", 0),
            ("404", "rejected: model_unavailable", 0), ("429", "rejected: provider_busy", 0),
            ("400", "rejected: invalid_request", 0), ("filtered", "rejected: content_filtered", 0),
        ])
    func outcomes(_ fault: String, _ expected: String, _ billed: Int) async throws {
        try await OpenAITesting.with(patience: FakeUpstreamProcess.patience(fault)) { upstream, provider in
            let request = OpenAITesting.request("a cat" + (fault.isEmpty ? "" : " [create:\(fault)]"))
            let outcome = await provider.submit(request)
            #expect(code(outcome) == expected)
            // Whoever lost the answer may ask again.
            if case .unknown = outcome {
                let again = await provider.submit(request)
                #expect(again == outcome)
            }
            let lines = try upstream.billed()
            #expect(lines.count == billed)
            #expect(lines.allSatisfy { $0.marker == request.callID && $0.priceMicros == 100_000 })
        }
    }

    @Test("that reaches nobody is not sent")
    func unreachable() async throws {
        try await TestFiles.withFolder { folder in
            // A port below those that are given out: no other test's server can get it.
            let provider = try OpenAITesting.provider("http://127.0.0.1:1", in: folder)
            let request = OpenAITesting.request("a cat")
            #expect(code(await provider.submit(request)) == "not sent: provider_unavailable")
            #expect(await provider.submission(of: request.callID) == nil)
        }
    }

    @Test("made twice under one name is one order")
    func sameCall() async throws {
        try await OpenAITesting.with { upstream, provider in
            let request = OpenAITesting.request("a cat")
            async let first = provider.submit(request)
            async let second = provider.submit(request)
            let outcomes = await [first, second, provider.submit(request)]
            #expect(Set(outcomes).count == 1)
            #expect(await provider.submission(of: request.callID) == outcomes[0])
            #expect(await provider.submission(of: "another") == nil)
            let billed = try upstream.billed()
            #expect(billed.count == 1)
        }
    }

    @Test("goes on when its caller goes away")
    func cancelled() async throws {
        try await OpenAITesting.with { upstream, provider in
            let request = OpenAITesting.request("a cat")
            let caller = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await provider.submit(request)
            }
            let outcome = await caller.value
            #expect(code(outcome) == "accepted")
            let billed = try upstream.billed()
            #expect(billed.count == 1)
        }
    }

    @Test("waits as long as the provider asked for")
    func retryAfter() async throws {
        try await OpenAITesting.with { upstream, provider in
            let refused = await provider.submit(OpenAITesting.request("[create:429]"))
            guard case .rejected(let error) = refused else {
                Issue.record("expected a rejection, got \(refused)")
                return
            }
            #expect(error.retryAfter == .seconds(300))
            let held = await provider.submit(OpenAITesting.request("a cat"))
            guard case .notSent(let wait) = held else {
                Issue.record("expected it to be held, got \(held)")
                return
            }
            #expect(wait.retryAfter.map { $0 <= .seconds(300) && $0 > .zero } == true)
            let requests = try await upstream.requests()
            #expect(requests.filter { $0["method"] as? String == "POST" }.count == 1)
        }
    }

    @Test("is held back when too many fates are unknown, while polls go on")
    func breaker() async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                let provider = try OpenAITesting.provider(upstream.address, in: folder, breaker: CircuitBreaker())
                let handle = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider)
                for _ in 0..<3 { _ = await provider.submit(OpenAITesting.request("[create:accept-reset]")) }
                let outcome = await provider.submit(OpenAITesting.request("a dog"))
                #expect(code(outcome) == "not sent: provider_unavailable")
                let billed = try upstream.billed()
                #expect(billed.count == 4)
                let state = try await ProviderConformance.finish(handle, provider)
                #expect(state.isFinal)
            }
        }
    }

    @Test("with a wrong key is refused without the key in the words")
    func wrongKey() async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(["--key", "right"], in: folder) { upstream in
                let wrong = try OpenAITesting.provider(upstream.address, in: folder, keys: ["sk-wrong"])
                let refused = await wrong.submit(OpenAITesting.request("a cat"))
                #expect(code(refused) == "rejected: provider_denied")
                #expect(!"\(refused)".contains("sk-wrong"))
                let right = try OpenAITesting.provider(upstream.address, in: folder, keys: ["right"])
                let accepted = await right.submit(OpenAITesting.request("a cat"))
                #expect(code(accepted) == "accepted")
            }
        }
    }

    @Test("outside of a model's limits is refused here, with what is allowed")
    func limits() async throws {
        try await OpenAITesting.with { upstream, provider in
            var long = OpenAITesting.request("a cat")
            long.durationSeconds = 3
            var fine = OpenAITesting.request("a cat")
            fine.quality = .high
            var square = OpenAITesting.request("a cat")
            square.aspectRatio = .square
            for (request, words) in [(long, "1, 4"), (fine, "draft, standard"), (square, "16:9, 9:16")] {
                guard case .rejected(let error) = await provider.submit(request) else {
                    Issue.record("expected a rejection of \(request)")
                    continue
                }
                #expect(error.code == .invalidRequest && error.message.contains(words))
            }
            let requests = try await upstream.requests()
            #expect(requests.isEmpty)
        }
    }
}
