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
    /// Calls read at once.
    var batch = Limits.orphanedCallBatch
    let logger: Logger

    /// One look at all of them. Any number of processes may look at once: only the first finds a call still open.
    func round() async throws {
        let count = try await ledger.endOverdue(after: outcomeWaitMax)
        if count > 0 {
            logger.error("the outcome of paid calls stays unknown", metadata: ["calls": "\(count)"])
        }
        try await settleOrphans()
        let leftovers = try await budgets.settleLeftovers()
        if leftovers > 0 {
            logger.warning("money was still set aside for jobs that had ended", metadata: ["jobs": "\(leftovers)"])
        }
    }

    /// Asks for each of them once. Those of which nothing was told lately, such as those of a key that was changed,
    /// come last: they are in no other's way.
    private func settleOrphans() async throws {
        var silences: [String: Int] = [:]
        var last: CallLedger.Orphan?
        repeat {
            let orphans = try await ledger.orphans(behind: last, max: batch)
            guard try await follow(orphans, &silences) else { return }
            last = orphans.count == batch ? orphans.last : nil
        } while last != nil
        _ = try await follow(try await ledger.silentOrphans(max: batch), &silences)
    }

    /// Leaves a provider alone that is away; false when AIService is.
    private func follow(_ orphans: [CallLedger.Orphan], _ silences: inout [String: Int]) async throws -> Bool {
        for orphan in orphans where silences[orphan.provider, default: 0] < Limits.silentAnswersMax {
            let answer = try await answer(about: orphan)
            if case .nobody = answer { return false }
            silences[orphan.provider] = answer.isSilence ? silences[orphan.provider, default: 0] + 1 : 0
            switch answer {
            case .ended(let end): try await settle(orphan, end)
            case .silence where orphan.silence > max(outcomeWaitMax, Limits.silentCallMax):
                try await settle(orphan, .unconfirmed)
            case .goesOn, .silence, .nobody: try await ledger.note(isSilent: answer.isSilence, of: orphan)
            }
        }
        return true
    }

    private enum Answer {
        case ended(CallLedger.End)
        case goesOn
        /// Its provider tells nothing of it.
        case silence
        /// AIService can't be asked.
        case nobody

        var isSilence: Bool { if case .silence = self { true } else { false } }
    }

    private func answer(about orphan: CallLedger.Orphan) async throws -> Answer {
        let request = PollGenerationRequest(provider: orphan.provider, handle: orphan.handle, outcomeOnly: true)
        do {
            let generation = try await ai.pollGeneration(request, options: RPCCallOptions(timeout: Limits.pollTimeout))
            switch generation.state {
            case .done: return .ended(.done(priceMicros: generation.result?.costMicros ?? 0))
            case .failed: return .ended(CallLedger.End(GenerationBill(generation.error)))
            case .queued, .running, .unspecified: return .goesOn
            }
        } catch {
            // Providers forget: then nobody will ever know what it cost.
            if error.code == .notFound { return orphan.age > outcomeWaitMax ? .ended(.unconfirmed) : .goesOn }
            if Task.isCancelled { throw error }
            logger.info("nothing was told of a paid call", error: error, metadata: ["call": "\(orphan.id)"])
            return error.isAbsence ? .nobody : .silence
        }
    }

    /// Its bill first; then what was made is let go, if nobody wants it.
    private func settle(_ orphan: CallLedger.Orphan, _ end: CallLedger.End) async throws {
        try await ledger.settle(orphan, end)
        guard orphan.isUnwanted else { return }
        let request = ReleaseGenerationRequest(provider: orphan.provider, handle: orphan.handle)
        do {
            _ = try await ai.releaseGeneration(request, options: RPCCallOptions(timeout: Limits.releaseTimeout))
        } catch {
            // Its provider forgets by itself.
            logger.info("a paid call was not released", error: error, metadata: ["call": "\(orphan.id)"])
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
