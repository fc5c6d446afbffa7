import RPC
import VeoGenAPI

/// Generations at the providers, and what is done to prompts before: the rules of AIService.
struct Generations: AIAPI {
    private let providers: [String: any Provider]
    private let providersByModel: [String: any Provider]
    private let catalogue: ModelList
    private let prompts: PromptAdvisor
    /// Joins clips of films.
    let joiner: ClipJoiner

    /// Offers every model of `providers`; of two models with one name the first counts.
    init(providers: [any Provider], prompts: PromptAdvisor = PromptAdvisor(gemini: nil), joiner: ClipJoiner) {
        self.prompts = prompts
        self.joiner = joiner
        self.providers = Dictionary(providers.map { ($0.name, $0) }) { first, _ in first }
        let models = providers.flatMap { provider in provider.models.map { (model: $0, provider: provider) } }
        providersByModel = Dictionary(models.map { ($0.model.name, $0.provider) }) { first, _ in first }
        catalogue = ModelList(models: models.map { Model($0.model, provider: $0.provider.name) })
    }

    func listModels(_ request: ListModelsRequest, context: RPCContext) -> ModelList {
        catalogue
    }

    func enhancePrompt(_ request: EnhancePromptRequest, context: RPCContext) async -> VeoGenAPI.EnhancedPrompt {
        let enhanced = await prompts.enhance(request.prompt, style: VideoStyle(request.style))
        return VeoGenAPI.EnhancedPrompt(enhancedPrompt: enhanced.text, source: enhanced.source)
    }

    func analyzeContent(_ request: AnalyzeContentRequest, context: RPCContext) async -> VeoGenAPI.ContentAnalysis {
        let analysis = await prompts.analyze(request.content)
        return VeoGenAPI.ContentAnalysis(
            safe: analysis.isSafe, qualityScore: analysis.qualityScore, feasible: analysis.isFeasible,
            suggestions: analysis.suggestions, reasons: analysis.reasons, source: analysis.source)
    }

    func submitGeneration(_ request: SubmitGenerationRequest, context: RPCContext) async -> SubmitGenerationReply {
        guard let provider = providersByModel[request.model] else {
            let error = ProviderError(.unknownModel, "There is no model \(request.model)")
            return SubmitGenerationReply(outcome: .rejected, error: GenerationError(error, isPermanent: true))
        }
        return await Self.reply(await provider.submit(GenerationRequest(request)), of: provider)
    }

    func submitGenerationFromImage(
        _ request: SubmitGenerationRequest, context: RPCContext
    ) async -> SubmitGenerationReply {
        await submitGeneration(request, context: context)
    }

    func findSubmission(
        _ request: FindSubmissionRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply {
        guard let provider = providersByModel[request.model],
            let outcome = await provider.submission(of: request.callID)
        else { throw RPCError.notFound("submission_unknown", "Nothing is remembered of this submission") }
        return await Self.reply(outcome, of: provider)
    }

    private static func reply(_ outcome: SubmitOutcome, of provider: any Provider) async -> SubmitGenerationReply {
        switch outcome {
        case .notSent(let error):
            return SubmitGenerationReply(outcome: .notSent, error: GenerationError(error, isPermanent: false))
        case .rejected(let error):
            return SubmitGenerationReply(
                outcome: .rejected, error: GenerationError(error, isPermanent: error.isPermanent))
        case .unknown(let error):
            return SubmitGenerationReply(outcome: .unknown, error: GenerationError(error, isPermanent: true))
        case .accepted(let handle):
            let state = await provider.stateAtOnce(handle)
            return SubmitGenerationReply(
                outcome: .accepted, generation: Generation(handle, state, pollAfter: provider.pollInterval))
        }
    }

    func pollGeneration(_ request: PollGenerationRequest, context: RPCContext) async throws -> Generation {
        let handle = GenerationHandle(request.handle)
        let provider = try provider(request.provider)
        if request.outcomeOnly {
            let outcome = try await asked { () async throws(ProviderError) in try await provider.outcome(of: handle) }
            if case .failed(let failure) = outcome { try Self.refuseUnknown(failure) }
            return Generation(handle, outcome, pollAfter: provider.pollInterval)
        }
        return Generation(handle, try await state(of: handle, at: provider), pollAfter: provider.pollInterval)
    }

    func fetchGeneration(
        _ request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>
    ) async throws {
        let state = try await state(of: GenerationHandle(request.handle), at: provider(request.provider))
        guard case .done(let result) = state else {
            throw RPCError.failedPrecondition("generation_not_done", "The generation is not done")
        }
        if request.file == .lastFrame { return try await writeLastFrame(of: result, to: responses) }
        let path = request.file == .video ? result.videoPath : result.thumbnailPath
        guard let path else { throw RPCError.notFound("generation_file_missing", "The generation has no such file") }
        try await FileChunks(path: path).forEach { try await responses.write(GenerationChunk(data: $0)) }
    }

    func releaseGeneration(
        _ request: ReleaseGenerationRequest, context: RPCContext
    ) async throws -> ReleaseGenerationReply {
        try await provider(request.provider).discard(GenerationHandle(request.handle))
        return ReleaseGenerationReply()
    }

    private func provider(_ name: String) throws(RPCError) -> any Provider {
        guard let provider = providers[name] else {
            throw .notFound("provider_unknown", "There is no provider \(name)")
        }
        return provider
    }

    private func state(of handle: GenerationHandle, at provider: any Provider) async throws -> GenerationState {
        let state = try await asked { () async throws(ProviderError) in try await provider.poll(handle) }
        if case .failed(let failure) = state { try Self.refuseUnknown(failure) }
        return state
    }

    /// What a provider answers; an error that says so when it could not be asked.
    private func asked<Answer: Sendable>(
        _ question: () async throws(ProviderError) -> Answer
    ) async throws(RPCError) -> Answer {
        do {
            return try await question()
        } catch {
            throw .unavailable(error.code.rawValue, error.message, retryAfter: error.retryAfter)
        }
    }

    private static func refuseUnknown(_ failure: GenerationFailure) throws(RPCError) {
        guard failure.code == .generationNotFound else { return }
        throw .notFound("generation_unknown", failure.message)
    }
}
