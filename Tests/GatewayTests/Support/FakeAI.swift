import RPC
import VeoGenAPI

/// An AIService that is asked by users only.
struct FakeAI: AIAPI {
    let fake = FakeService()

    func listModels(_ request: ListModelsRequest, context: RPCContext) throws -> ModelList {
        try fake.begin(request, context)
        return ModelList(models: [
            Model(id: "draft", provider: "draft", description: "Moving pictures", durationMax: 60, qualities: [.draft])
        ])
    }

    func enhancePrompt(_ request: EnhancePromptRequest, context: RPCContext) async throws -> EnhancedPrompt {
        try fake.begin(request, context)
        return EnhancedPrompt(enhancedPrompt: request.prompt + ", cinematic", source: "local-rules")
    }

    func analyzeContent(_ request: AnalyzeContentRequest, context: RPCContext) async throws -> ContentAnalysis {
        try fake.begin(request, context)
        return ContentAnalysis(safe: true, qualityScore: 7.5, feasible: true, source: "local-rules")
    }

    func submitGeneration(
        _ request: SubmitGenerationRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply { throw Self.notForUsers }

    func submitGenerationFromImage(
        _ request: SubmitGenerationRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply { throw Self.notForUsers }

    func findSubmission(
        _ request: FindSubmissionRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply { throw Self.notForUsers }

    func pollGeneration(_ request: PollGenerationRequest, context: RPCContext) async throws -> Generation {
        throw Self.notForUsers
    }

    func fetchGeneration(
        _ request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>
    ) async throws { throw Self.notForUsers }

    func joinClips(
        _ requests: RPCRequests<ClipPiece>, context: RPCContext, responses: RPCResponseWriter<FilmPiece>
    ) async throws { throw Self.notForUsers }

    func releaseGeneration(
        _ request: ReleaseGenerationRequest, context: RPCContext
    ) async throws -> ReleaseGenerationReply { throw Self.notForUsers }

    private static let notForUsers = RPCError.permissionDenied("forbidden", "Not enough permissions")
}
