import CoreMetrics
import ServiceRuntime

/// What was asked of a model about prompts, and what it took.
struct PromptMetrics: Sendable {
    private let model: String
    private let factory: any MetricsFactory
    private let duration: Timer
    private let promptTokens: Counter
    private let outputTokens: Counter

    init(model: String, factory: any MetricsFactory = MetricsSystem.factory) {
        self.model = model
        self.factory = factory
        duration = Timer(
            label: "veogen_prompt_request_duration_seconds", dimensions: [("model", model)], factory: factory)
        promptTokens = Counter(
            label: "veogen_prompt_tokens_total", dimensions: [("model", model), ("kind", "prompt")], factory: factory)
        outputTokens = Counter(
            label: "veogen_prompt_tokens_total", dimensions: [("model", model), ("kind", "output")], factory: factory)
    }

    static func describe(in registry: PrometheusRegistry) {
        registry.describe("veogen_prompt_requests_total", help: "Prompts given to a model, by what came of it.")
        registry.describe("veogen_prompt_request_duration_seconds", help: "How long a model took over a prompt.")
        registry.describe("veogen_prompt_tokens_total", help: "Tokens that models counted, by kind.")
    }

    /// A prompt was given to the model.
    func asked(_ outcome: GeminiText.Outcome, after duration: Duration) {
        let name =
            switch outcome {
            case .json: "answered"
            case .blocked: "blocked"
            case .cutOff: "cut_off"
            case .unusable: "unusable"
            }
        Counter(
            label: "veogen_prompt_requests_total", dimensions: [("model", model), ("outcome", name)], factory: factory
        ).increment()
        self.duration.recordMilliseconds(duration.wholeMilliseconds)
    }

    /// The model counted tokens.
    func counted(prompt: Int, output: Int) {
        promptTokens.increment(by: max(0, prompt))
        outputTokens.increment(by: max(0, output))
    }
}
