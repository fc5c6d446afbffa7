import Logging
import RPC
import VeoGenAPI

/// Brings paid calls to an end that no job follows any more, such as those of cancelled videos: by asking their
/// provider, and after the time that is allowed, by saying that nobody knows. It sends nothing again.
struct CallReconciler: Sendable {
    let ledger: CallLedger
    let budgets: BudgetStore
    let ai: AIClient
    /// How long word of a call of unknown fate is waited for.
    let outcomeWaitMax: Duration
    let logger: Logger

    /// One look at all of them. Any number of processes may look at once: only the first finds a call still open.
    func round() async throws {
        let count = try await ledger.endOverdue(after: outcomeWaitMax)
        if count > 0 {
            logger.error("the outcome of paid calls stays unknown", metadata: ["calls": "\(count)"])
        }
        for orphan in try await ledger.orphans(longest: outcomeWaitMax) {
            if let end = try await end(of: orphan) { try await ledger.settle(orphan, end) }
        }
        let leftovers = try await budgets.settleLeftovers()
        if leftovers > 0 {
            logger.warning("money was still set aside for jobs that had ended", metadata: ["jobs": "\(leftovers)"])
        }
    }

    /// How an orphan ended; nil while it goes on, or its provider can't be asked.
    private func end(of orphan: CallLedger.Orphan) async throws -> CallLedger.End? {
        let request = PollGenerationRequest(provider: orphan.provider, handle: orphan.handle)
        do {
            let generation = try await ai.pollGeneration(request, options: RPCCallOptions(timeout: Limits.pollTimeout))
            switch generation.state {
            case .done: return .done(priceMicros: generation.result?.costMicros ?? 0)
            case .failed: return CallLedger.End(GenerationBill(generation.error))
            case .queued, .running, .unspecified: return nil
            }
        } catch {
            // Providers forget: then nobody will ever know what it cost.
            if error.code == .notFound { return orphan.isOverdue ? .unconfirmed : nil }
            if Task.isCancelled { throw error }
            logger.info("a paid call was not looked for", error: error, metadata: ["call": "\(orphan.id)"])
            return nil
        }
    }
}

extension CallLedger.End {
    fileprivate init(_ bill: GenerationBill) {
        switch bill {
        case .nothing: self = .failed
        case .charged(let micros): self = .done(priceMicros: micros)
        case .unknown: self = .unconfirmed
        }
    }
}
