// Made by scripts/protos from proto/ai.proto. Change that instead.

import RPC

/// The methods of `veogen.ai.v1.AIService`: their names, and who may call them.
public enum AIMethods {
    /// `ListModels`.
    public static let listModels = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "ListModels", isIdempotent: true)
    /// `EnhancePrompt`.
    public static let enhancePrompt = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "EnhancePrompt", isIdempotent: true)
    /// `AnalyzeContent`.
    public static let analyzeContent = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "AnalyzeContent", isIdempotent: true)
    /// `SubmitGeneration`.
    public static let submitGeneration = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "SubmitGeneration", isIdempotent: false)
    /// `SubmitGenerationFromImage`.
    public static let submitGenerationFromImage = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "SubmitGenerationFromImage", isIdempotent: false)
    /// `FindSubmission`.
    public static let findSubmission = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "FindSubmission", isIdempotent: true)
    /// `PollGeneration`.
    public static let pollGeneration = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "PollGeneration", isIdempotent: true)
    /// `FetchGeneration`.
    public static let fetchGeneration = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "FetchGeneration", isIdempotent: true)
    /// `JoinClips`.
    public static let joinClips = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "JoinClips", isIdempotent: false)
    /// `ReleaseGeneration`.
    public static let releaseGeneration = RPCMethodName(
        service: "veogen.ai.v1.AIService", method: "ReleaseGeneration", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        listModels: .userOrService,
        enhancePrompt: .userOrService,
        analyzeContent: .userOrService,
        submitGeneration: .service,
        submitGenerationFromImage: .service,
        findSubmission: .service,
        pollGeneration: .service,
        fetchGeneration: .service,
        joinClips: .service,
        releaseGeneration: .service,
    ]
}

/// The gateway to AI providers. It keeps nothing that matters after a crash: a generation goes on at its provider,
/// and is
/// found again by its handle.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol AIAPI: Sendable {
    /// The models that are on.
    func listModels(_ request: ListModelsRequest, context: RPCContext) throws -> ModelList

    /// Rewrites a prompt for a style.
    func enhancePrompt(_ request: EnhancePromptRequest, context: RPCContext) async throws -> EnhancedPrompt

    /// Judges whether a text is safe, clear and feasible as a video, by the rubric in docs/prompt-rubric.md.
    func analyzeContent(_ request: AnalyzeContentRequest, context: RPCContext) async throws -> ContentAnalysis

    /// Starts a generation. Never repeated by anything below the caller: it may cost money.
    func submitGeneration(_ request: SubmitGenerationRequest, context: RPCContext) async throws -> SubmitGenerationReply

    /// SubmitGeneration of a request with a `reference_image`. It is a method of its own because an AIService that
    /// knows of
    /// no pictures refuses it, where it would make the video without one.
    func submitGenerationFromImage(_ request: SubmitGenerationRequest, context: RPCContext) async throws -> SubmitGenerationReply

    /// What is remembered of a submission, for a caller that lost the answer; waits for one that is under way. Sends
    /// nothing.
    /// NOT_FOUND with reason `submission_unknown` when nothing is: that proves nothing.
    func findSubmission(_ request: FindSubmissionRequest, context: RPCContext) async throws -> SubmitGenerationReply

    /// How a generation stands. NOT_FOUND with reason `generation_unknown` when its provider has no such handle.
    func pollGeneration(_ request: PollGenerationRequest, context: RPCContext) async throws -> Generation

    /// The bytes of a finished generation.
    func fetchGeneration(_ request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>) async throws

    /// Makes one film of clips that continue one another: each begins with the picture that the one before ends with,
    /// which is
    /// shown once. The clips come first, in their order, then the film goes back. It costs nothing and keeps nothing,
    /// so it
    /// may be asked for again. FAILED_PRECONDITION with reason `clip_unusable` when a clip is no film.
    func joinClips(
        _ requests: RPCRequests<ClipPiece>, context: RPCContext, responses: RPCResponseWriter<FilmPiece>
    ) async throws

    /// Ends a generation, running or finished, and frees what is kept of it. Unknown handles are fine.
    func releaseGeneration(_ request: ReleaseGenerationRequest, context: RPCContext) async throws -> ReleaseGenerationReply
}

extension AIAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .inline(AIMethods.listModels) { (request: ListModelsRequest, context: RPCContext) in
                try request.refuseFaults()
                return try self.listModels(request, context: context)
            },
            .unary(AIMethods.enhancePrompt) { (request: EnhancePromptRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.enhancePrompt(request, context: context)
            },
            .unary(AIMethods.analyzeContent) { (request: AnalyzeContentRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.analyzeContent(request, context: context)
            },
            .unary(AIMethods.submitGeneration) { (request: SubmitGenerationRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.submitGeneration(request, context: context)
            },
            .unary(AIMethods.submitGenerationFromImage) { (request: SubmitGenerationRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.submitGenerationFromImage(request, context: context)
            },
            .unary(AIMethods.findSubmission) { (request: FindSubmissionRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.findSubmission(request, context: context)
            },
            .unary(AIMethods.pollGeneration) { (request: PollGenerationRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.pollGeneration(request, context: context)
            },
            .serverStreaming(AIMethods.fetchGeneration) {
                (request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>) in
                try request.refuseFaults()
                try await self.fetchGeneration(request, context: context, responses: responses)
            },
            .bidirectionalStreaming(AIMethods.joinClips, checking: { try $0.refuseFaults() }) {
                (requests: RPCRequests<ClipPiece>, context: RPCContext, responses: RPCResponseWriter<FilmPiece>) in
                try await self.joinClips(requests, context: context, responses: responses)
            },
            .unary(AIMethods.releaseGeneration) { (request: ReleaseGenerationRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.releaseGeneration(request, context: context)
            },
        ]
    }
}

/// Calls `veogen.ai.v1.AIService`.
public struct AIClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// The models that are on.
    public func listModels(
        _ request: ListModelsRequest = ListModelsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> ModelList {
        try await rpc.unary(AIMethods.listModels, request, options: options)
    }

    /// Rewrites a prompt for a style.
    public func enhancePrompt(
        _ request: EnhancePromptRequest = EnhancePromptRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> EnhancedPrompt {
        try await rpc.unary(AIMethods.enhancePrompt, request, options: options)
    }

    /// Judges whether a text is safe, clear and feasible as a video, by the rubric in docs/prompt-rubric.md.
    public func analyzeContent(
        _ request: AnalyzeContentRequest = AnalyzeContentRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> ContentAnalysis {
        try await rpc.unary(AIMethods.analyzeContent, request, options: options)
    }

    /// Starts a generation. Never repeated by anything below the caller: it may cost money.
    public func submitGeneration(
        _ request: SubmitGenerationRequest = SubmitGenerationRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> SubmitGenerationReply {
        try await rpc.unary(AIMethods.submitGeneration, request, options: options)
    }

    /// SubmitGeneration of a request with a `reference_image`. It is a method of its own because an AIService that
    /// knows of
    /// no pictures refuses it, where it would make the video without one.
    public func submitGenerationFromImage(
        _ request: SubmitGenerationRequest = SubmitGenerationRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> SubmitGenerationReply {
        try await rpc.unary(AIMethods.submitGenerationFromImage, request, options: options)
    }

    /// What is remembered of a submission, for a caller that lost the answer; waits for one that is under way. Sends
    /// nothing.
    /// NOT_FOUND with reason `submission_unknown` when nothing is: that proves nothing.
    public func findSubmission(
        _ request: FindSubmissionRequest = FindSubmissionRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> SubmitGenerationReply {
        try await rpc.unary(AIMethods.findSubmission, request, options: options)
    }

    /// How a generation stands. NOT_FOUND with reason `generation_unknown` when its provider has no such handle.
    public func pollGeneration(
        _ request: PollGenerationRequest = PollGenerationRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Generation {
        try await rpc.unary(AIMethods.pollGeneration, request, options: options)
    }

    /// The bytes of a finished generation.
    public func fetchGeneration(
        _ request: FetchGenerationRequest = FetchGenerationRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<GenerationChunk> {
        rpc.serverStreaming(AIMethods.fetchGeneration, request, options: options)
    }

    /// Makes one film of clips that continue one another: each begins with the picture that the one before ends with,
    /// which is
    /// shown once. The clips come first, in their order, then the film goes back. It costs nothing and keeps nothing,
    /// so it
    /// may be asked for again. FAILED_PRECONDITION with reason `clip_unusable` when a clip is no film.
    public func joinClips(
        options: RPCCallOptions = RPCCallOptions()
    ) -> RPCExchange<ClipPiece, FilmPiece> {
        rpc.bidirectionalStreaming(AIMethods.joinClips, options: options)
    }

    /// Ends a generation, running or finished, and frees what is kept of it. Unknown handles are fine.
    public func releaseGeneration(
        _ request: ReleaseGenerationRequest = ReleaseGenerationRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> ReleaseGenerationReply {
        try await rpc.unary(AIMethods.releaseGeneration, request, options: options)
    }
}

