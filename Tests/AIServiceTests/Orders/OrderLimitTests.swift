import Foundation
import ServiceRuntime
import Testing

@testable import AIService

@Suite("A provider's limits")
struct OrderLimitTests {
    /// Runs `body` with a fake upstream and providers before it, which all have these limits and no common memory.
    private func with(
        _ limits: OrderLimits, clock: TestClock = TestClock(),
        _ body: (FakeUpstreamProcess, (String) throws -> RemoteProvider) async throws -> Void
    ) async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                try await body(upstream) { name in
                    try OpenAITesting.provider(
                        upstream.address, in: "\(folder)/\(name)",
                        gate: OrderGate(limits, pollInterval: .seconds(2), now: { clock.now }))
                }
            }
        }
    }

    private func held(_ outcome: SubmitOutcome) throws -> ProviderError {
        guard case .notSent(let error) = outcome else {
            Issue.record("expected it to be held, got \(outcome)")
            throw ProviderError(.invalidRequest, "not held")
        }
        return error
    }

    @Test("of videos at one time holds an order, with nothing sent, until one of them has ended")
    func inFlight() async throws {
        try await with(OrderLimits(inFlightMax: 1)) { upstream, provider in
            let provider = try provider("a")
            let handle = try await ProviderConformance.accepted(OpenAITesting.request("a cat [polls:1]"), provider)
            let request = OpenAITesting.request("a dog")
            let error = try held(await provider.submit(request))
            #expect(error.code == .providerBusy && error.retryAfter == .seconds(2))
            // Whoever holds it back has not kept it: the same call is an order later.
            let kept = await provider.submission(of: request.callID)
            #expect(kept == nil)
            _ = try await provider.poll(handle)
            _ = try held(await provider.submit(request))
            let posts = try await upstream.requests().filter { $0["method"] as? String == "POST" }
            #expect(posts.count == 1)
            _ = try await ProviderConformance.finish(handle, provider)
            _ = try await ProviderConformance.accepted(request, provider)
            let billed = try upstream.billed().count
            #expect(billed == 2)
        }
    }

    @Test("of videos at one time counts what failed, was cancelled or let go no more", arguments: [0, 1, 2])
    func ends(_ way: Int) async throws {
        try await with(OrderLimits(inFlightMax: 1)) { _, provider in
            let provider = try provider("a")
            let prompt = way == 0 ? "[result:failed]" : "[polls:1000]"
            let handle = try await ProviderConformance.accepted(OpenAITesting.request(prompt), provider)
            switch way {
            case 0: _ = try await ProviderConformance.finish(handle, provider)
            case 1: try await provider.cancel(handle)
            default: await provider.discard(handle)
            }
            _ = try await ProviderConformance.accepted(OpenAITesting.request("a dog"), provider)
        }
    }

    @Test("of videos at one time counts those of before a restart once they are asked for, and none for ever")
    func restart() async throws {
        let clock = TestClock()
        try await with(OrderLimits(inFlightMax: 1), clock: clock) { _, provider in
            let handle = try await ProviderConformance.accepted(
                OpenAITesting.request("a cat [polls:1000]"), try provider("a"))
            let other = try provider("b")
            _ = try await other.poll(handle)
            _ = try held(await other.submit(OpenAITesting.request("a dog")))
            clock.advance(.seconds(31))
            _ = try await ProviderConformance.accepted(OpenAITesting.request("a dog"), other)
        }
    }

    @Test("of orders within a minute holds the next one until it may go")
    func rate() async throws {
        let clock = TestClock()
        try await with(OrderLimits(ordersPerMinute: 2), clock: clock) { upstream, provider in
            let provider = try provider("a")
            for _ in 0..<2 { _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider) }
            let error = try held(await provider.submit(OpenAITesting.request("a dog")))
            #expect(error.code == .providerBusy && error.retryAfter == .seconds(30))
            clock.advance(.seconds(30))
            _ = try await ProviderConformance.accepted(OpenAITesting.request("a dog"), provider)
            let billed = try upstream.billed().count
            #expect(billed == 3)
        }
    }

    @Test("holds an order before its picture is prepared")
    func picture() async throws {
        try await with(OrderLimits(ordersPerMinute: 1)) { _, provider in
            let provider = try provider("a")
            _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider)
            var request = OpenAITesting.request("a dog")
            // What is no picture is refused as soon as somebody looks at it.
            request.firstFrame = Array("no picture".utf8)
            _ = try held(await provider.submit(request))
        }
    }

    @Test("are set for each provider, within bounds, and there are none unless they are")
    func settings() throws {
        let config = try ProvidersConfig.load(from: Settings(environment: [:]))
        #expect(config.openAIVideoLimits == OrderLimits() && config.vertexLimits == OrderLimits())
        let set = try ProvidersConfig.load(
            from: Settings(environment: [
                "OPENAI_VIDEO_IN_FLIGHT_MAX": "4", "GEMINI_VIDEO_ORDERS_PER_MINUTE": "10",
                "VERTEX_IN_FLIGHT_MAX": "7",
            ]))
        #expect(set.openAIVideoLimits == OrderLimits(inFlightMax: 4))
        #expect(set.geminiVideoLimits == OrderLimits(ordersPerMinute: 10))
        #expect(set.vertexLimits == OrderLimits(inFlightMax: 7))
        for value in ["0", "-1", "many", "99999999999999999999"] {
            #expect(throws: ConfigError.self) {
                try ProvidersConfig.load(from: Settings(environment: ["VERTEX_ORDERS_PER_MINUTE": value]))
            }
        }
    }
}
