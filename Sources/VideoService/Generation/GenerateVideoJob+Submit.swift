import JobQueue
import Postgres
import RPC
import ServiceRuntime
import VeoGenAPI

/// From the claim to the provider's acceptance.
extension GenerateVideoJob {
    /// Prepares the prompt and submits it.
    func submit(_ work: GenerationWork, _ call: GenerationWork.Call) async throws {
        if !work.isAnalyzed { try await analyze(work) }
        let prompt = try await enhancedPrompt(of: work)
        // Read before anything says that it is sent.
        let picture = try await picture(of: work)
        if !work.isFree { try await announce(work, call) }
        CrashPoint.announced.reach()
        let reply = try await send(work, call, prompt: prompt, picture: picture)
        CrashPoint.answered.reach()
        try await take(reply, work, call, prompt: prompt)
    }

    /// Goes on by what a submission came to.
    func take(
        _ reply: SubmitGenerationReply, _ work: GenerationWork, _ call: GenerationWork.Call, prompt: String?
    ) async throws {
        switch reply.outcome {
        case .accepted:
            guard let generation = reply.generation, !generation.handle.isEmpty else { throw unknownOutcome(work) }
            try await accepted(work, call, generation, prompt: prompt)
        case .notSent:
            throw RPCError(
                .unavailable, reason: reply.error?.code ?? "not_sent", message: reply.error?.message ?? "Not sent",
                retryAfter: reply.error?.retryAfter.map { .seconds(Int64($0)) }, isSurelyNotSent: true)
        case .rejected: throw GenerationFailure(reply.error, callState: .rejected)
        case .unknown, .unspecified: throw unknownOutcome(work)
        }
    }

    /// Commits that a submission that costs money follows.
    private func announce(_ work: GenerationWork, _ call: GenerationWork.Call) async throws {
        let moment = ContinuousClock.now
        guard try await store.send(call.id, lease: work.lease) else { throw LostLease() }
        // A process that was frozen meanwhile may have lost its lease: others no longer expect it to send.
        guard moment.duration(to: .now) < JobWorkerConfig.lease else {
            throw RPCError(
                .unavailable, reason: "too_late", message: "The worker stood still before it sent",
                isSurelyNotSent: true)
        }
    }

    /// The one place from which submissions leave.
    private func send(
        _ work: GenerationWork, _ call: GenerationWork.Call, prompt: String, picture: [UInt8]?
    ) async throws -> SubmitGenerationReply {
        let request = SubmitGenerationRequest(
            callID: call.id.description, model: work.model, prompt: prompt, negativePrompt: work.negativePrompt,
            style: work.style, duration: work.duration, quality: work.quality, aspectRatio: work.aspectRatio,
            seed: work.seed, originalPrompt: work.prompt, referenceImage: picture)
        let options = RPCCallOptions(timeout: Limits.submitTimeout)
        do {
            return picture == nil
                ? try await ai.submitGeneration(request, options: options)
                : try await ai.submitGenerationFromImage(request, options: options)
        } catch {
            if error.isAbsence { throw error }
            if error.hasNotBegun || Self.isRefusal(error) { throw GenerationFailure(error, callState: .rejected) }
            throw unknownOutcome(work)
        }
    }

    /// Whether AIService judged the request and refused it, so that nothing went to the provider.
    private static func isRefusal(_ error: RPCError) -> Bool {
        switch error.code {
        case .invalidArgument, .notFound, .failedPrecondition, .permissionDenied, .unauthenticated, .unimplemented: true
        default: false
        }
    }

    /// A submission that costs money is never repeated without knowing; one that is free simply is.
    private func unknownOutcome(_ work: GenerationWork) -> any Error {
        guard work.isFree else { return UnknownOutcome() }
        return GenerationFailure(
            code: "submission_lost", message: "The provider's answer was lost", callState: .failed)
    }

    /// What is done at once needs no second claim: without a price, not even the handle is worth a statement of its
    /// own.
    private func accepted(
        _ work: GenerationWork, _ call: GenerationWork.Call, _ generation: Generation, prompt: String?
    ) async throws {
        if work.isFree, generation.state == .done {
            return try await finish(work, generation, enhancedPrompt: prompt)
        }
        guard try await accept(work, call, handle: generation.handle) else {
            await drop(work, call, handle: generation.handle)
            throw LostLease()
        }
        CrashPoint.accepted.reach()
        try await proceed(work, generation, enhancedPrompt: prompt)
    }

    /// Stores the acceptance, also when the database is away for a while; false when it was refused.
    private func accept(_ work: GenerationWork, _ call: GenerationWork.Call, handle: String) async throws -> Bool {
        for _ in 1..<Limits.acceptTriesMax {
            do {
                return try await store.accept(call.id, handle: handle, lease: work.lease)
            } catch {
                guard error.isOutage else { throw error }
                logger.warning("an acceptance was not stored", error: error, metadata: ["video": "\(work.videoID)"])
            }
            try await Task.sleep(for: Limits.acceptPause)
        }
        return try await store.accept(call.id, handle: handle, lease: work.lease)
    }

    /// Releases what was accepted for a lease that was lost, unless the ledger still needs it: a provider may know the
    /// same submission of two workers under one handle.
    func drop(_ work: GenerationWork, _ call: GenerationWork.Call, handle: String) async {
        do {
            guard try await !store.needs(handle, of: call.id) else { return }
        } catch {
            // Kept: the provider forgets by itself.
            return logger.info("a generation was not released", error: error, metadata: ["video": "\(work.videoID)"])
        }
        await release(work, handle: handle)
    }

    private func analyze(_ work: GenerationWork) async throws {
        let options = RPCCallOptions(timeout: Limits.enhanceTimeout)
        let analysis = try await ai.analyzeContent(AnalyzeContentRequest(content: work.prompt), options: options)
        guard let rejection = PromptCheck.rejection(of: analysis) else { return }
        let reasons = rejection.faults.map(\.message).joined(separator: "; ")
        throw GenerationFailure(
            code: rejection.reason, message: reasons.isEmpty ? rejection.message : "\(rejection.message): \(reasons)",
            isPermanent: true, callState: .rejected)
    }

    /// The picture that the video begins with; nil for one without. Of one that is lost nothing is sent.
    private func picture(of work: GenerationWork) async throws -> [UInt8]? {
        if let clips = work.clips, clips.done > 0 { return try await lastFrame(before: clips, of: work) }
        guard let sha256 = work.referenceSHA256 else { return nil }
        do {
            return try await ReferenceImages(objects: files.objects).read(of: work.videoID, sha256: sha256)
        } catch {
            logger.error("a picture can't be read", error: error, metadata: ["video": "\(work.videoID)"])
            throw GenerationFailure(
                code: "reference_image_lost",
                message: "The picture that the video begins with can't be read as it was stored",
                isPermanent: error == .lost, callState: .rejected)
        }
    }

    /// The prompt as it goes to the provider. Enhancing helps, but the user's own words do too.
    private func enhancedPrompt(of work: GenerationWork) async throws -> String {
        if let prompt = work.enhancedPrompt { return prompt }
        let request = EnhancePromptRequest(prompt: work.prompt, style: work.style)
        do {
            let options = RPCCallOptions(timeout: Limits.enhanceTimeout)
            let enhanced = try await ai.enhancePrompt(request, options: options).enhancedPrompt
            let cut = String(
                String.UnicodeScalarView(enhanced.unicodeScalars.prefix(Limits.submittedPromptCharactersMax)))
            return cut.isEmpty ? work.prompt : cut
        } catch {
            if Task.isCancelled || error.isAbsence { throw error }
            logger.warning("a prompt was not enhanced", error: error, metadata: ["video": "\(work.videoID)"])
            return work.prompt
        }
    }
}
