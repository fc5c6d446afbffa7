import JobQueue
import Logging
import Postgres

/// It is not known what became of a submission that costs money.
struct UnknownOutcome: Error {}

extension GenerateVideoJob {
    /// Waits for evidence of what became of a paid submission: the answer that a slow or frozen worker brings at last.
    /// When none comes in time the video fails, and its user decides whether to pay again.
    func suspend(_ work: GenerationWork) async throws {
        guard let call = work.call else { throw LostLease() }
        switch try await store.suspend(work, call.id, longest: outcomeWaitMax) {
        case .suspended:
            logger.warning("a paid submission's outcome is unknown", metadata: Self.metadata(work, call))
            metrics.outcomeUnknown()
        case .leaseLost: throw LostLease()
        case .isOverdue:
            guard try await store.giveUp(work, call.id, .outcomeUnknown) else {
                // Evidence came in this moment: the next claim sees it.
                return try await postpone(work, Self.callContended)
            }
            logger.error("a paid submission's outcome stays unknown", metadata: Self.metadata(work, call))
            metrics.finished(.failed, work)
        }
        news.eventsOf(work.owner)
    }

    private static func metadata(_ work: GenerationWork, _ call: GenerationWork.Call) -> Logger.Metadata {
        ["video": "\(work.videoID)", "call": "\(call.id)", "provider": "\(work.provider)"]
    }
}
