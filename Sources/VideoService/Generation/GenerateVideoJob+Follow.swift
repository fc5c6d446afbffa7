import JobQueue
import Postgres
import RPC
import ServiceRuntime
import VeoGenAPI

/// From the provider's acceptance to the finished video.
extension GenerateVideoJob {
    /// Asks how an accepted generation stands, and goes on from there.
    func follow(_ work: GenerationWork, handle: String) async throws {
        let request = PollGenerationRequest(provider: work.provider, handle: handle)
        let generation: Generation
        do {
            generation = try await ai.pollGeneration(request, options: RPCCallOptions(timeout: Limits.pollTimeout))
        } catch {
            guard error.code == .notFound else { throw error }
            throw Self.vanished(work)
        }
        CrashPoint.polled.reach()
        // The handle is the one that was asked for, whatever the answer calls itself.
        var named = generation
        named.handle = handle
        try await proceed(work, named, enhancedPrompt: nil)
    }

    /// Parks, finishes or fails a job by what its provider reports.
    func proceed(_ work: GenerationWork, _ generation: Generation, enhancedPrompt: String?) async throws {
        switch generation.state {
        case .done: try await finish(work, generation, enhancedPrompt: enhancedPrompt)
        case .failed: throw try await failure(work, generation)
        case .queued, .running, .unspecified:
            let wish = Duration.milliseconds(Int64(generation.pollAfterMs ?? 1000))
            let delay = min(max(wish, Limits.pollInterval.lowerBound), Limits.pollInterval.upperBound)
            let step = generation.step.map { String($0.prefix(Limits.errorCharactersMax)) }
            let isParked = try await store.park(
                work, for: delay, progress: work.clips?.progress(generation.progress) ?? generation.progress,
                step: work.clips?.step(step) ?? step, enhancedPrompt: enhancedPrompt)
            guard isParked else {
                // Cancelled or deleted while this was under way, or another's now.
                if work.isFree, let call = work.call { await drop(work, call, handle: generation.handle) }
                throw LostLease()
            }
            news.eventsOf(work.owner)
        }
    }

    /// Why an accepted generation brought no video. It is not released: a worker that stops before the failure is
    /// stored has to find it again. One that may have been paid for is not ordered again by itself.
    private func failure(_ work: GenerationWork, _ generation: Generation) async throws -> GenerationFailure {
        guard !work.isFree else { return GenerationFailure(generation.error, callState: .failed) }
        let bill = GenerationBill(generation.error)
        if case .charged(let micros) = bill, let call = work.call {
            try await store.keepPrice(micros, of: call.id, handle: generation.handle)
        }
        var failure = GenerationFailure(generation.error, callState: bill.callState)
        if bill != .nothing { failure.isPermanent = true }
        return failure
    }

    /// Fetches and stores the files, then completes the job, or goes on with the next clip. Files of a lost lease are
    /// removed again.
    func finish(_ work: GenerationWork, _ generation: Generation, enhancedPrompt: String?) async throws {
        guard let result = generation.result, result.videoBytes > 0, result.thumbnailBytes >= 0 else {
            throw GenerationFailure(
                code: "result_missing", message: "The provider reported a video without a file",
                callState: work.isFree ? .failed : nil)
        }
        if !work.isFree, let call = work.call {
            try await store.keepPrice(result.costMicros, of: call.id, handle: generation.handle)
        }
        if let clips = work.clips {
            return try await finish(clips, of: work, generation, result, enhancedPrompt: enhancedPrompt)
        }
        let stored = try await fetch(work, generation.handle, result)
        CrashPoint.finished.reach()
        let made = MadeVideo(
            handle: generation.handle, result: result, enhancedPrompt: enhancedPrompt, files: stored)
        let isCompleted: Bool
        do {
            isCompleted = try await store.complete(work, made)
        } catch {
            // It may have been committed: then the files are those of the video. If not, the next try writes its own.
            if !error.mayHaveCommitted { await files.remove(stored) }
            throw error
        }
        guard isCompleted else {
            await files.remove(stored)
            throw LostLease()
        }
        CrashPoint.completed.reach()
        metrics.finished(.completed, work)
        news.eventsOf(work.owner)
        await release(work, handle: generation.handle)
    }

    private func fetch(
        _ work: GenerationWork, _ handle: String, _ result: GenerationResult
    ) async throws -> [MadeVideo.File] {
        do {
            return try await files.fetch(work, handle: handle, result)
        } catch let error as RPCError where error.code == .notFound {
            throw Self.vanished(work)
        }
    }

    /// Tells the provider that its copy is no longer needed. It forgets by itself too, so a failure is only noted.
    func release(_ work: GenerationWork, handle: String) async {
        let request = ReleaseGenerationRequest(provider: work.provider, handle: handle)
        do {
            _ = try await ai.releaseGeneration(request, options: RPCCallOptions(timeout: Limits.releaseTimeout))
        } catch {
            logger.info("a generation was not released", error: error, metadata: ["video": "\(work.videoID)"])
        }
    }

    /// The provider doesn't know the handle: a free one is made again at once, since nothing speaks against it, such as
    /// a draft whose AIService was restarted; one that cost money is looked for again.
    static func vanished(_ work: GenerationWork) -> GenerationFailure {
        GenerationFailure(
            code: "generation_lost", message: "The provider lost the video",
            retryAfter: work.isFree ? .zero : nil, callState: work.isFree ? .failed : nil)
    }
}
