import CoreMetrics
import ServiceRuntime

/// What was asked of one provider, and what came of it.
struct ProviderMetrics: Sendable {
    private let accepted: Counter
    private let rejected: Counter
    private let unknown: Counter
    private let notSent: Counter
    private let submitting: Timer
    private let failedPolls: Counter
    private let holds: [OrderGate.Reason: Counter]
    private let refusals: [ProviderKeys.Refusal: Counter]

    init(provider: String, factory: any MetricsFactory = MetricsSystem.factory) {
        func submissions(_ outcome: String) -> Counter {
            Counter(
                label: "veogen_provider_submissions_total",
                dimensions: [("provider", provider), ("outcome", outcome)], factory: factory)
        }
        accepted = submissions("accepted")
        rejected = submissions("rejected")
        unknown = submissions("unknown")
        notSent = submissions("not_sent")
        submitting = Timer(
            label: "veogen_provider_submission_duration_seconds", dimensions: [("provider", provider)],
            factory: factory)
        failedPolls = Counter(
            label: "veogen_provider_poll_failures_total", dimensions: [("provider", provider)], factory: factory)
        holds = Self.counters("veogen_provider_held_orders_total", provider, factory)
        refusals = Self.counters("veogen_provider_key_refusals_total", provider, factory)
    }

    /// A counter for each reason.
    private static func counters<Reason: RawRepresentable<String> & CaseIterable & Hashable>(
        _ name: String, _ provider: String, _ factory: any MetricsFactory
    ) -> [Reason: Counter] {
        Reason.allCases.reduce(into: [:]) { counters, reason in
            counters[reason] = Counter(
                label: name, dimensions: [("provider", provider), ("reason", reason.rawValue)], factory: factory)
        }
    }

    static func describe(in registry: PrometheusRegistry) {
        registry.describe("veogen_provider_submissions_total", help: "Orders of videos, by provider and outcome.")
        registry.describe(
            "veogen_provider_submission_duration_seconds", help: "How long providers took to answer an order.")
        registry.describe("veogen_provider_poll_failures_total", help: "Polls and fetches that gave no answer.")
        registry.describe("veogen_provider_held_orders_total", help: "Orders that had to wait, by provider and reason.")
        registry.describe("veogen_provider_key_refusals_total", help: "Orders whose key was refused, by reason.")
    }

    /// An order has been given.
    func submitted(_ outcome: CreateOutcome, after duration: Duration) {
        switch outcome {
        case .accepted: accepted.increment()
        case .rejected: rejected.increment()
        case .unknown: unknown.increment()
        case .notSent: notSent.increment()
        }
        submitting.recordMilliseconds(duration.wholeMilliseconds)
    }

    /// An order was not sent, and has to wait.
    func held(_ reason: OrderGate.Reason) {
        holds[reason]?.increment()
    }

    /// A key was refused.
    func refused(_ refusal: ProviderKeys.Refusal) {
        refusals[refusal]?.increment()
    }

    /// A provider could not be asked, or a video not be fetched.
    func pollFailed() {
        failedPolls.increment()
    }
}
