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
        /// What it does with the first ones, where that differs.
        var firstSubmissions: [Submission] = []
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
        /// The lengths that `draft` makes, and no others; any up to thirty seconds when there are none.
        var durations: [Int32] = []
        /// Whether clips of `draft` can be joined.
        var joinsClips = false
        /// What joining ends with, instead of a film.
        var joinFailure: RPCError?
        /// Whether it is of a release that knows of no clips.
        var isFormerRelease = false
        /// The picture that each video ends with.
        var lastFrame: [UInt8] = []
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
        /// The clips of each film that was joined.
        var joined: [[[UInt8]]] = []
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
            id: "draft", provider: "draft", description: "For tests", durationMax: settings.durations.max() ?? 30,
            qualities: [.draft, .standard], aspectRatios: [.wide, .tall],
            pricePerSecondMicros: settings.pricePerSecondMicros, durations: settings.durations,
            referenceImage: settings.takesPictures, joinClips: settings.joinsClips)
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
        switch submission(of: "h-" + request.callID) {
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
        let submission = submission(of: request.handle)
        if case .failed(let error) = submission {
            return Generation(handle: request.handle, state: .failed, error: error)
        }
        if case .polled(let times) = submission, count <= times {
            return Generation(
                handle: request.handle, state: .running, progress: Int32(count * 90 / (times + 1)), step: "Rendering",
                pollAfterMs: 1)
        }
        if request.outcomeOnly {
            let cost = price(of: request.handle, settings)
            return Generation(handle: request.handle, state: .done, result: GenerationResult(costMicros: cost))
        }
        return done(request.handle, settings)
    }

    func fetchGeneration(
        _ request: FetchGenerationRequest, context: RPCContext, responses: RPCResponseWriter<GenerationChunk>
    ) async throws {
        let settings = state.withLock { $0.settings }
        if settings.isFormerRelease, request.file == .lastFrame {
            throw RPCError.invalidArgument("validation_failed", "The request is not valid")
        }
        var bytes =
            switch request.file {
            case .lastFrame: settings.lastFrame
            case .thumbnail: settings.thumbnail
            case .video, .unspecified: settings.video
            }
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

    func joinClips(
        _ requests: RPCRequests<ClipPiece>, context: RPCContext, responses: RPCResponseWriter<FilmPiece>
    ) async throws {
        let settings = state.withLock { $0.settings }
        if settings.isFormerRelease {
            throw RPCError(.unimplemented, reason: "unknown_method", message: "There is no such method")
        }
        var clips: [[UInt8]] = []
        for try await piece in requests {
            while clips.count < Int(piece.clip) { clips.append([]) }
            clips[clips.count - 1] += piece.data
        }
        state.withLock { $0.record.joined.append(clips) }
        signal.yield("join")
        if let failure = settings.joinFailure { throw failure }
        let film = Array(clips.joined())
        let result = GenerationResult(
            videoBytes: Int64(film.count), thumbnailBytes: Int64(settings.thumbnail.count), width: 1280, height: 720,
            durationMs: 20_000, codec: "h264")
        try await responses.write(FilmPiece(film: result, thumbnail: settings.thumbnail))
        for start in stride(from: 0, to: film.count, by: 64 << 10) {
            try await responses.write(FilmPiece(data: Array(film[start..<min(start + 64 << 10, film.count)])))
        }
    }

    private func submission(of handle: String) -> Submission {
        state.withLock { state in
            let index = state.record.submitted.firstIndex { "h-" + $0.callID == handle }
            guard let index, index < state.settings.firstSubmissions.count else { return state.settings.submission }
            return state.settings.firstSubmissions[index]
        }
    }

    private func price(of handle: String, _ settings: Settings) -> Int64 {
        let request = state.withLock { $0.record.submitted.first { "h-" + $0.callID == handle } }
        return settings.pricePerSecondMicros * Int64(request?.duration ?? 5)
    }

    private func done(_ handle: String, _ settings: Settings) -> Generation {
        let result = GenerationResult(
            videoBytes: Int64(settings.video.count), thumbnailBytes: Int64(settings.thumbnail.count), width: 1280,
            height: 720, durationMs: 5000, codec: "h264", costMicros: price(of: handle, settings))
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
