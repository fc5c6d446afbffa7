import Foundation
import Testing

@testable import AIService

@Suite("A provider that asks to be left alone")
struct ProviderWaitTests {
    enum Dialect: CaseIterable { case openAI, gemini, vertex }

    private func with(
        _ dialect: Dialect, _ clock: TestClock,
        _ body: (RemoteProvider, (String) -> GenerationRequest) async throws -> Void
    ) async throws {
        switch dialect {
        case .openAI: try await OpenAITesting.with(clock: clock) { try await body($1, OpenAITesting.request) }
        case .gemini: try await GeminiTesting.withProvider(clock: clock) { try await body($1, GeminiTesting.request) }
        case .vertex: try await VertexTesting.withProvider(clock: clock) { try await body($1, VertexTesting.request) }
        }
    }

    private func held(_ outcome: SubmitOutcome) throws -> Duration {
        guard case .notSent(let error) = outcome, let wait = error.retryAfter else {
            Issue.record("expected it to be held, got \(outcome)")
            return .zero
        }
        return wait
    }

    @Test(
        "gets nothing until then, and then again",
        arguments: [
            (Dialect.openAI, "429-after-7", ProviderError.Code.providerBusy, 7),
            (.openAI, "429-until-40", .providerBusy, 40),
            (.openAI, "429-ms-1500", .providerBusy, 2), (.openAI, "402-after-3600", .providerQuota, 3600),
            (.gemini, "429-after-7", .providerBusy, 7), (.gemini, "429-until-40", .providerBusy, 40),
            (.gemini, "429-info-34", .providerBusy, 34), (.gemini, "402-after-3600", .providerQuota, 3600),
            (.vertex, "429", .providerBusy, 34), (.vertex, "429-info-90", .providerBusy, 90),
            (.vertex, "429-after-7", .providerBusy, 7),
        ])
    func waits(_ dialect: Dialect, _ fault: String, _ code: ProviderError.Code, _ seconds: Int) async throws {
        let clock = TestClock()
        try await with(dialect, clock) { provider, request in
            guard case .rejected(let error) = await provider.submit(request("[create:\(fault)]")) else {
                Issue.record("expected a rejection")
                return
            }
            #expect(error.code == code && error.retryAfter?.secondsRoundedUp == Int64(seconds))
            let wait = try held(await provider.submit(request("a cat")))
            #expect(wait == error.retryAfter)
            clock.advance(wait - .milliseconds(1))
            _ = try held(await provider.submit(request("a cat")))
            clock.advance(.milliseconds(1))
            _ = try await ProviderConformance.accepted(request("a cat"), provider)
        }
    }

    @Test("by a quota of the day gets nothing until that is whole again", arguments: [Dialect.gemini, .vertex])
    func day(_ dialect: Dialect) async throws {
        let clock = TestClock()
        try await with(dialect, clock) { provider, request in
            guard case .rejected(let error) = await provider.submit(request("[create:429-day-34]")) else {
                Issue.record("expected a rejection")
                return
            }
            // Not the delay of seconds that comes along, unless the day is over by then.
            #expect(error.code == .providerQuota)
            let left = QuotaReset.wait(now: Int(Date().timeIntervalSince1970))
            let wait = try held(await provider.submit(request("a cat")))
            #expect(wait == error.retryAfter && wait >= min(left, .seconds(34)) && wait <= .seconds(86_400))
            clock.advance(.seconds(86_400))
            _ = try await ProviderConformance.accepted(request("a cat"), provider)
        }
    }

    @Test(
        "in an answer that leaves an order's fate open gets no other orders either",
        arguments: [(Dialect.openAI, "503-after-3600"), (.gemini, "503-info-3600"), (.vertex, "503-after-3600")])
    func unknown(_ dialect: Dialect, _ fault: String) async throws {
        try await with(dialect, TestClock()) { provider, request in
            guard case .unknown = await provider.submit(request("[create:\(fault)]")) else {
                Issue.record("expected an unknown outcome")
                return
            }
            let wait = try held(await provider.submit(request("a cat")))
            #expect(wait > .zero && wait <= .seconds(3600))
        }
    }

    @Test(
        "in an answer to a poll is asked again when it says, by whoever follows the video",
        arguments: [
            (Dialect.openAI, "429-after-7", 7), (.openAI, "503-after-9", 9), (.gemini, "429-info-34", 34),
            (.vertex, "429-info-34", 34), (.vertex, "429-after-7", 7),
        ])
    func polls(_ dialect: Dialect, _ fault: String, _ seconds: Int) async throws {
        try await with(dialect, TestClock()) { provider, request in
            let handle = try await ProviderConformance.accepted(request("[polls:9][poll:\(fault):1]"), provider)
            let error = await #expect(throws: ProviderError.self) { try await provider.poll(handle) }
            #expect(error?.retryAfter == .seconds(seconds))
            let state = try await provider.poll(handle)
            #expect(!state.isFinal)
        }
    }
}
