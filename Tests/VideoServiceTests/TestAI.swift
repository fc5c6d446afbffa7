import RPC
import Synchronization
import VeoGenAPI

/// An AIService that behaves as a test wishes: by its settings, or by words in prompts.
final class TestAI: AIAPI {
    /// What it does with submissions.
    enum Submission: Sendable {
        case doneAtOnce
        /// Accepts, reports progress as often as said, and is then done.
        case polled(times: Int)
        case rejected(permanent: Bool)
        case notSent(retryAfter: Int32? = nil)
        case unknown
        /// Never answers.
        case hangs
        /// Accepts, and then brings no video.
        case failed(GenerationError)
    }

    struct Settings: Sendable {
        var submission = Submission.doneAtOnce
        var isSafe = true
        /// What is remembered of submissions whose answer was lost.
        var remembered: SubmitGenerationReply?
        /// Submissions that are refused before they reach it, as by a server that is overloaded.
        var refusals = 0
        /// Runs before a submission is answered.
        var beforeAnswer: (@Sendable (SubmitGenerationRequest) async -> Void)?
        /// Handles of which nothing is told.
        var mutedHandles: Set<String> = []
        /// What fetching yields beyond, or short of, what was announced.
        var extraBytes = 0
        var pricePerSecondMicros: Int64 = 0
        /// Whether `draft` begins with pictures.
        var takesPictures = true
        /// Models beside `draft`.
        var otherModels: [Model] = []
        var video = [UInt8](repeating: 7, count: 1000)
        var thumbnail = [UInt8](repeating: 9, count: 100)
    }

    /// What was asked of it.
    struct Record: Sendable {
        var submitted: [SubmitGenerationRequest] = []
        var recalled: [String] = []
        var polled: [String: Int] = [:]
        var released: [String] = []
        var analyzed: [String] = []
    }

    private let state: Mutex<(settings: Settings, record: Record)>
    private let signals: AsyncStream<String>
    private let signal: AsyncStream<String>.Continuation

    init(_ settings: Settings = Settings()) {
        state = Mutex((settings, Record()))
        (signals, signal) = AsyncStream.makeStream(of: String.self)
    }

    var record: Record { state.withLock { $0.record } }

    func change(_ body: (inout Settings) -> Void) {
        state.withLock { body(&$0.settings) }
    }

    /// Waits until it was asked for something: `submit`, `poll`, `release`.
    func next(_ name: String) async {
        for await signal in signals where signal == name { return }
    }

    func listModels(_ request: ListModelsRequest, context: RPCContext) throws -> ModelList {
        let settings = state.withLock { $0.settings }
        let model = Model(
            id: "draft", provider: "draft", description: "For tests", durationMax: 30, qualities: [.draft, .standard],
            aspectRatios: [.wide, .tall], pricePerSecondMicros: settings.pricePerSecondMicros,
            referenceImage: settings.takesPictures)
        return ModelList(models: [model] + settings.otherModels)
    }

    func enhancePrompt(_ request: EnhancePromptRequest, context: RPCContext) async throws -> EnhancedPrompt {
        EnhancedPrompt(enhancedPrompt: request.prompt + ", enhanced", source: "test")
    }

    func analyzeContent(_ request: AnalyzeContentRequest, context: RPCContext) async throws -> ContentAnalysis {
        let isSafe = state.withLock { state in
            state.record.analyzed.append(request.content)
            return state.settings.isSafe
        }
        return ContentAnalysis(safe: isSafe, feasible: true, reasons: isSafe ? [] : ["violence"], source: "test")
    }

    func submitGeneration(
        _ request: SubmitGenerationRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply {
        let settings = state.withLock { state in
            state.record.submitted.append(request)
            return state.settings
        }
        signal.yield("submit")
        await settings.beforeAnswer?(request)
        switch settings.submission {
        case .doneAtOnce:
            return SubmitGenerationReply(outcome: .accepted, generation: done("h-" + request.callID, settings))
        case .polled, .failed:
            let generation = Generation(
                handle: "h-" + request.callID, state: .queued, progress: 0, step: "Queued", pollAfterMs: 1)
            return SubmitGenerationReply(outcome: .accepted, generation: generation)
        case .rejected(let isPermanent):
            let error = GenerationError(code: "no_can_do", message: "The provider refuses", permanent: isPermanent)
            return SubmitGenerationReply(outcome: .rejected, error: error)
        case .notSent(let retryAfter):
            let error = GenerationError(
                code: "provider_busy", message: "The provider is busy", permanent: false, retryAfter: retryAfter)
            return SubmitGenerationReply(outcome: .notSent, error: error)
        case .unknown: return SubmitGenerationReply(outcome: .unknown)
        case .hangs:
            for await _ in AsyncStream<Never>.makeStream().stream {}
            throw RPCError.unavailable("stopped", "Stopped")
        }
    }

    func submitGenerationFromImage(
        _ request: SubmitGenerationRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply {
        try await submitGeneration(request, context: context)
    }

    func findSubmission(
        _ request: FindSubmissionRequest, context: RPCContext
    ) async throws -> SubmitGenerationReply {
        let remembered = state.withLock { state in
            state.record.recalled.append(request.callID)
            return state.settings.remembered
        }
        guard let remembered else { throw RPCError.notFound("submission_unknown", "Nothing is remembered") }
        return remembered
    }

    func pollGeneration(_ request: PollGenerationRequest, context: RPCContext) async throws -> Generation {
        let (count, settings) = state.withLock { state in
            state.record.polled[request.handle, default: 0] += 1
            return (state.record.polled[request.handle, default: 0], state.settings)
        }
        signal.yield("poll")
        if settings.mutedHandles.contains(request.handle) {
            throw RPCError(.permissionDenied, reason: "provider_denied", message: "The provider refuses the key")
        }
        if case .failed(let error) = settings.submission {
            return Generation(handle: request.handle, state: .failed, error: error)
        }
        if case .polled(let times) = settings.submission, count <= times {
            return Generation(
                handle: request.handle, state: .running, progress: Int32(count * 90 / (times + 1)), step: "Rendering",
                pollAfterMs: 1)
        }
        if request.outcomeOnly {
            let cost = settings.pricePerSecondMicros * 5
            return Generation(handle: request.handle, state: .done, result: GenerationResult(costMicros: cost))
        }
        return done(request.handle, settings)
    }

    func fetchGeneration(
        _ request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>
    ) async throws {
        let settings = state.withLock { $0.settings }
        var bytes = request.file == .video ? settings.video : settings.thumbnail
        if settings.extraBytes < 0 { bytes.removeLast(-settings.extraBytes) }
        bytes += [UInt8](repeating: 0, count: max(0, settings.extraBytes))
        for start in stride(from: 0, to: bytes.count, by: 64 << 10) {
            try await responses.write(GenerationChunk(data: Array(bytes[start..<min(start + 64 << 10, bytes.count)])))
        }
    }

    func releaseGeneration(
        _ request: ReleaseGenerationRequest, context: RPCContext
    ) async throws -> ReleaseGenerationReply {
        state.withLock { $0.record.released.append(request.handle) }
        signal.yield("release")
        return ReleaseGenerationReply()
    }

    private func done(_ handle: String, _ settings: Settings) -> Generation {
        let result = GenerationResult(
            videoBytes: Int64(settings.video.count), thumbnailBytes: Int64(settings.thumbnail.count), width: 1280,
            height: 720, durationMs: 5000, codec: "h264", costMicros: settings.pricePerSecondMicros * 5)
        return Generation(handle: handle, state: .done, progress: 100, result: result)
    }
}

extension TestAI: RPCAuthorizer {
    func admit(_ context: inout RPCContext) throws -> RPCAdmission {
        let isRefused = state.withLock { state in
            guard context.method == AIMethods.submitGeneration, state.settings.refusals > 0 else { return false }
            state.settings.refusals -= 1
            return true
        }
        if isRefused { throw RPCError.unavailable("overloaded", "Too busy", retryAfter: .zero) }
        return .admitted
    }
}
