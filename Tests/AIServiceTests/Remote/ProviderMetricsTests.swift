import ServiceRuntime
import Testing

@testable import AIService

@Suite("Metrics of providers")
struct ProviderMetricsTests {
    @Test("count orders by outcome, and polls that gave no answer")
    func providers() {
        let registry = PrometheusRegistry()
        let metrics = ProviderMetrics(provider: "p", factory: registry)
        let error = ProviderError(.outcomeUnknown, "")
        metrics.submitted(.accepted(id: "x"), after: .seconds(1))
        metrics.submitted(.unknown(error), after: .seconds(1))
        metrics.submitted(.unknown(error), after: .seconds(1))
        metrics.pollFailed()
        metrics.held(.inFlight)
        metrics.refused(.quota)
        let text = registry.render()
        for (outcome, count) in [("accepted", 1), ("unknown", 2), ("rejected", 0), ("not_sent", 0)] {
            let labels = ["provider=\"p\"", "outcome=\"\(outcome)\""]
            let line = text.split(separator: "\n").first { line in
                line.hasPrefix("veogen_provider_submissions_total") && labels.allSatisfy { line.contains($0) }
            }
            #expect(line?.hasSuffix(" \(count)") == true, "\(outcome): \(line ?? "none")")
        }
        #expect(text.contains("veogen_provider_poll_failures_total{provider=\"p\"} 1"))
        let held = text.split(separator: "\n").filter { $0.hasPrefix("veogen_provider_held_orders_total") }
        #expect(held.count == OrderGate.Reason.allCases.count)
        let refused = text.split(separator: "\n").filter { $0.hasPrefix("veogen_provider_key_refusals_total") }
        #expect(refused.count == 3 && refused.first { $0.contains("reason=\"quota\"") }?.hasSuffix(" 1") == true)
        #expect(held.first { $0.contains("reason=\"in_flight\"") }?.hasSuffix(" 1") == true)
    }

    @Test("show what is on its way at each provider, and how many keys are left alone")
    func gauges() async throws {
        try await CheckTesting.with { testing in
            let config = try ProvidersConfig.load(from: Settings(environment: testing.environment))
            let upstreams = try Upstreams(config, logger: TestFiles.quiet)
            let registry = PrometheusRegistry()
            upstreams.publish(in: registry)
            let provider = try #require(upstreams.providers.first)
            #expect(provider.gate.admit() == nil)
            provider.keys.turns.rest(0, for: .seconds(60))
            let text = registry.render()
            for line in [
                "veogen_provider_in_flight{provider=\"openai-video\"} 1",
                "veogen_provider_in_flight{provider=\"vertex\"} 0",
                "veogen_provider_keys_resting{provider=\"openai-video\"} 1",
                "veogen_provider_keys_resting{provider=\"gemini\"} 0",
            ] {
                #expect(text.contains(line))
            }
        }
    }

    @Test("count prompts by outcome, and the tokens that they took")
    func prompts() {
        let registry = PrometheusRegistry()
        let metrics = PromptMetrics(model: "m", factory: registry)
        metrics.asked(.cutOff, after: .seconds(1))
        metrics.counted(prompt: 9, output: -1)
        let lines = registry.render().split(separator: "\n")
        let cutOff = lines.first { $0.contains("outcome=\"cut_off\"") }
        #expect(cutOff?.hasSuffix(" 1") == true)
        let tokens = lines.filter { $0.hasPrefix("veogen_prompt_tokens_total") }
        #expect(tokens.contains { $0.contains("kind=\"prompt\"") && $0.hasSuffix(" 9") })
    }
}
