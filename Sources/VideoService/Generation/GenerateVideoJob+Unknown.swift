import JobQueue
import Logging
import Postgres
import RPC
import VeoGenAPI

/// It is not known what became of a submission that costs money.
struct UnknownOutcome: Error {}

extension GenerateVideoJob {
    /// Goes on with a paid submission whose answer was lost, if AIService remembers it. Only an acceptance or a refusal
    /// is evidence: of what it doesn't remember, or says was not sent, another process may know better.
    func recall(_ work: GenerationWork, _ call: GenerationWork.Call) async throws {
        let request = FindSubmissionRequest(callID: call.id.description, model: work.model)
        let reply: SubmitGenerationReply
        do {
            reply = try await ai.findSubmission(request, options: RPCCallOptions(timeout: Limits.submitTimeout))
        } catch {
            logger.info("a submission was not found again", error: error, metadata: Self.metadata(work, call))
            throw UnknownOutcome()
        }
        guard reply.outcome == .accepted || reply.outcome == .rejected else { throw UnknownOutcome() }
        try await take(reply, work, call, prompt: nil)
    }

    /// Waits for evidence of what became of a paid submission: the answer that a slow or frozen worker brings at last.
    /// When none comes in time the video fails, and its user decides whether to pay again.
    func suspend(_ work: GenerationWork) async throws {
        guard let call = work.call else { throw LostLease() }
        switch try await store.suspend(work, call.id, longest: outcomeWaitMax) {
        // Asked again, and not known yet.
        case .suspended where call.earlierState == .ambiguous: return
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
