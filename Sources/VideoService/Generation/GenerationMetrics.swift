import Glibc
import CoreMetrics
import Synchronization
import VeoGenAPI

/// What the workers of this process did.
final class GenerationMetrics: Sendable {
    private let completed = Counter(label: "veogen_video_generations_total", dimensions: [("status", "completed")])
    private let failed = Counter(label: "veogen_video_generations_total", dimensions: [("status", "failed")])
    private let errors = Counter(label: "veogen_errors_total", dimensions: [("kind", "generation")])
    private let unknown = Counter(label: "veogen_provider_outcomes_unknown_total")
    private let duration = Timer(label: "veogen_video_generation_duration_seconds")
    private let active = Atomic<Int>(0)

    /// Steps under way in this process.
    var activeCount: Int { active.load(ordering: .relaxed) }

    func began() {
        active.add(1, ordering: .relaxed)
    }

    func ended() {
        active.subtract(1, ordering: .relaxed)
    }

    /// What became of a paid submission is not known.
    func outcomeUnknown() {
        unknown.increment()
    }

    /// A video is finished, for better or worse.
    func finished(_ status: Status, _ work: GenerationWork) {
        guard status == .completed else {
            failed.increment()
            errors.increment()
            return
        }
        completed.increment()
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
        let (since, overflow) = work.createdAt.microseconds.multipliedReportingOverflow(by: 1000)
        duration.recordNanoseconds(overflow ? 0 : max(0, nanoseconds - since))
    }
}
