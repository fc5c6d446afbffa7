import JobQueue
import Logging
import Postgres
import RPC
import ServiceRuntime
import VeoGenAPI

/// Makes a video: judges and enhances its prompt, submits it to its provider, follows it, fetches and stores the files.
/// One of several clips goes this way for each of them, and then has them joined.
///
/// Each step is committed before the next begins, so that whoever claims the job after a crash goes on where it
/// stopped: with the handle if the provider has accepted, else with a submission, unless one that costs money may have
/// been sent.
struct GenerateVideoJob: JobHandler {
    let queue: JobQueue
    let store: GenerationStore
    let ai: AIClient
    let files: GeneratedFiles
    let retries: RetryPolicy
    /// How long word of a paid submission of unknown fate is waited for.
    let outcomeWaitMax: Duration
    let news: VideoNews
    let metrics: GenerationMetrics
    let logger: Logger

    func claim(worker: PostgresUUID, jobsMax: Int) async throws -> [GenerationWork] {
        let jobs = try await queue.claim(worker: worker, jobsMax: jobsMax)
        guard !jobs.isEmpty else { return [] }
        CrashPoint.claimed.reach()
        let work = try await store.begin(jobs)
        CrashPoint.prepared.reach()
        for owner in Set(work.map(\.owner)) { news.eventsOf(owner) }
        if work.count < jobs.count { await discardOrphans(jobs, except: work) }
        return work
    }

    func run(_ work: GenerationWork) async {
        await RequestScope.with(.of(work)) { await advance(work) }
    }

    private func advance(_ work: GenerationWork) async {
        metrics.began()
        defer { metrics.ended() }
        do {
            try await make(work)
        } catch is LostLease {
            logger.info("a lease was lost; its result is dropped", metadata: ["video": "\(work.videoID)"])
            // What refused the result may have been the ledger only: then the job is still this worker's to hand back.
            if !Task.isCancelled { await settle(work, after: Self.callContended) }
        } catch {
            // Stopped with the process: the worker hands the job back.
            if Task.isCancelled { return }
            await settle(work, after: error)
        }
    }

    /// Chooses the step by what the ledger says.
    private func make(_ work: GenerationWork) async throws {
        if let call = work.call {
            switch call.earlierState {
            // What a provider has accepted is followed whoever stopped: only submissions use up attempts.
            case .accepted:
                guard let handle = call.handle else { throw LostLease() }
                return try await follow(work, handle: handle)
            case .sending where !work.isFree, .ambiguous: return try await recall(work, call)
            default: break
            }
        }
        if work.lease.isExhausted {
            throw GenerationFailure(
                code: "worker_stopped", message: "The video could not be made: making it stopped too often",
                isPermanent: true)
        }
        if let clips = work.clips, clips.areDone { return try await join(work) }
        guard let call = work.call else { throw Self.callContended }
        try await submit(work, call)
    }

    /// The ledger's entry was made or changed in the same moment by a worker that lost its lease: the next claim sees
    /// it.
    static let callContended = RPCError(
        .unavailable, reason: "call_contended", message: "Another worker had begun", retryAfter: .zero,
        isSurelyNotSent: true)

    /// Settles a job whose step failed. While the database is away it is tried again: the lease ends by itself when
    /// this worker is gone, and is handed back when it stops.
    private func settle(_ work: GenerationWork, after error: any Error) async {
        while !Task.isCancelled {
            do {
                return try await settleOnce(work, after: error)
            } catch is LostLease {
                return logger.info("a lease was lost", metadata: ["video": "\(work.videoID)"])
            } catch {
                logger.warning("a job was not settled", error: error, metadata: ["video": "\(work.videoID)"])
                guard let error = error as? PostgresError, error.isOutage else { return await abandon(work) }
            }
            // The pause of a poll that has no signal to wait for; only cancellation ends it early.
            try? await Task.sleep(for: Limits.postponement)
        }
    }

    private func settleOnce(_ work: GenerationWork, after error: any Error) async throws {
        switch error {
        case is UnknownOutcome: try await suspend(work)
        case let failure as GenerationFailure: try await settle(work, failure)
        case let error as RPCError where error.isAbsence: try await postpone(work, error)
        case let error as RPCError: try await settle(work, GenerationFailure(error))
        case let error as ObjectStoreError: try await settle(work, GenerationFailure(error))
        default:
            logger.error("a step failed", error: error, metadata: ["video": "\(work.videoID)"])
            try await settle(work, .internalFailure)
        }
    }

    private func settle(_ work: GenerationWork, _ failure: GenerationFailure) async throws {
        let isFinal = failure.isPermanent || !work.lease.hasAttemptsLeft
        let metadata: Logger.Metadata = [
            "video": "\(work.videoID)", "code": "\(failure.code)", "attempt": "\(work.lease.attempt)",
            "final": "\(isFinal)",
        ]
        logger.info("a generation failed", metadata: metadata)
        if isFinal {
            guard try await store.fail(work, failure) else { throw LostLease() }
            metrics.finished(.failed, work)
        } else {
            let delay = retries.delay(afterAttempt: work.lease.attempt, retryAfter: failure.retryAfter)
            guard try await store.retry(work, after: delay, failure) else { throw LostLease() }
        }
        news.eventsOf(work.owner)
    }

    func postpone(_ work: GenerationWork, _ error: RPCError) async throws {
        let count = work.lease.postponements
        guard count < Limits.postponementsMax else { return try await settle(work, GenerationFailure(error)) }
        let leastDelay = min(Limits.postponementGrowth * count, Limits.postponementGrownMax)
        let delay = min(max(error.retryAfter ?? Limits.postponement, leastDelay), RetryPolicy.delayMax)
        // What contends is another's, and may have been sent by it.
        let isUnsent = error != Self.callContended
        // Without the lease "not sent" says nothing: whoever has it may have sent the same call since.
        guard try await store.postpone(work, for: delay, reason: error.description, isUnsent: isUnsent) else {
            throw LostLease()
        }
        news.eventsOf(work.owner)
    }

    /// Hands back a job whose outcome the database refuses, as soon as it takes that.
    private func abandon(_ work: GenerationWork) async {
        while !Task.isCancelled {
            // The pause of a poll that has no signal to wait for.
            try? await Task.sleep(for: Limits.postponement)
            do {
                _ = try await store.postpone(work, for: .zero, reason: "its outcome was not stored")
                return
            } catch {
                logger.debug("a job is not settled yet", error: error)
            }
        }
    }

    /// Jobs without a video can't be made; there are none unless somebody changed tables by hand.
    private func discardOrphans(_ jobs: [Job], except work: [GenerationWork]) async {
        let known = Set(work.map(\.lease.jobID))
        for job in jobs where !known.contains(job.lease.jobID) {
            do {
                _ = try await queue.discard(job.lease, error: "its video is gone")
            } catch {
                logger.warning("a job without a video was not discarded", error: error)
            }
        }
    }
}

/// The lease is somebody else's now, or nobody's: whatever was done is dropped.
struct LostLease: Error {}

extension RequestScope {
    /// What belongs to making a video, whoever works on it and however often: the logs of workers and of AIService know
    /// it by the video's id.
    fileprivate static func of(_ work: GenerationWork) -> RequestScope {
        let video = work.videoID
        return RequestScope(
            requestID: RequestID("\(video)"), trace: .span(ofTraceWithHigh: video.high, low: video.low))
    }
}
