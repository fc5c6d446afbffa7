import FoundationEssentials
import Logging

/// Makes videos on this machine, for free: moving pictures drawn from the prompt's words, encoded by ffmpeg.
///
/// At most `rendersMax` run at one time, the others wait their turn as `queued`. Results stay in the scratch folder
/// until they are discarded, or until there are too many or they are too old. Nothing survives a restart: handles
/// from before are unknown.
public actor DraftProvider: Provider {
    public nonisolated let name = "draft"
    public nonisolated let models = [
        ProviderModel(
            name: "draft", summary: "Moving pictures drawn from the prompt's words, on this machine and for free.",
            durationSeconds: GenerationRequest.durationSecondsRange, isDeterministic: true,
            microdollarsPerSecond: 0, takesPictures: true)
    ]

    private struct Entry {
        let request: GenerationRequest
        /// Whether the picture that the film begins with lies in the folder.
        let hasPicture: Bool
        let directory: String
        var state: GenerationState
        var render: Task<Void, Never>?
        var endedAt: ContinuousClock.Instant?
    }

    private let settings: DraftSettings
    private let renderer: DraftRenderer
    private let logger: Logger
    private var entries: [GenerationHandle: Entry] = [:]
    /// The generation of each call that is still known: a caller who lost the answer asks again and gets the same.
    private var handles: [String: GenerationHandle] = [:]
    private var isStopping = false
    /// Handles whose turn is still to come, the next one first.
    private var waiting: [GenerationHandle] = []
    private var running = 0

    /// Starts with an empty scratch folder.
    ///
    /// - Throws: An error of the file system when the scratch folder cannot be made or emptied.
    public init(settings: DraftSettings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        renderer = DraftRenderer(settings: settings, logger: logger)
        try ScratchFolder.empty(settings.scratchDirectory)
    }

    public func submit(_ request: GenerationRequest) -> SubmitOutcome {
        if let reason = request.invalidReason { return .rejected(ProviderError(.invalidRequest, reason)) }
        guard models.contains(where: { $0.name == request.model }) else {
            return .rejected(ProviderError(.unknownModel, "The draft provider has no such model."))
        }
        if let handle = handles[request.callID] { return .accepted(handle) }
        guard !isStopping else { return .notSent(ProviderError(.providerUnavailable, "The renderer is stopping.")) }
        guard waiting.count < settings.waitingMax else {
            return .notSent(ProviderError(.providerBusy, "Too many drafts are waiting.", retryAfter: .seconds(10)))
        }
        let handle = GenerationHandle("draft-" + UUID().uuidString.lowercased())
        let directory = settings.scratchDirectory + "/" + handle.value
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            if let picture = request.firstFrame {
                try PictureFit(settings: settings, logger: logger).store(picture, in: directory)
            }
        } catch {
            logger.error("cannot make a working folder", metadata: ["error": "\(error)"])
            ScratchFolder.remove(directory, logger)
            return .notSent(ProviderError(.storageFull, "The renderer has no room to work.", retryAfter: .seconds(60)))
        }
        handles[request.callID] = handle
        // In the folder it waits for its turn without taking memory.
        var kept = request
        kept.firstFrame = nil
        entries[handle] = Entry(
            request: kept, hasPicture: request.firstFrame != nil, directory: directory, state: .queued)
        waiting.append(handle)
        startWaiting()
        return .accepted(handle)
    }

    public func poll(_ handle: GenerationHandle) -> GenerationState {
        forgetOldResults()
        return entries[handle]?.state ?? .failed(.notFound)
    }

    public func stateAtOnce(_ handle: GenerationHandle) -> GenerationState { poll(handle) }

    public func cancel(_ handle: GenerationHandle) async {
        guard let entry = entries[handle], !entry.state.isFinal else { return }
        if let render = entry.render {
            render.cancel()
            await render.value
        } else {
            waiting.removeAll { $0 == handle }
            end(handle, .failed(GenerationFailure(.cancelled, "The generation was cancelled.", isPermanent: true)))
        }
    }

    public func discard(_ handle: GenerationHandle) async {
        await cancel(handle)
        forget(handle)
    }

    /// Cancels all work and waits until nothing of it runs.
    public func shutdown() async {
        isStopping = true
        for handle in waiting { await cancel(handle) }
        for handle in Array(entries.keys) { await cancel(handle) }
    }

    private func startWaiting() {
        while running < settings.rendersMax, !waiting.isEmpty {
            let handle = waiting.removeFirst()
            guard let entry = entries[handle] else { continue }
            running += 1
            entries[handle]?.state = .running(percent: 0, step: "Starting")
            entries[handle]?.render = Task { await self.render(handle, entry) }
        }
    }

    private func render(_ handle: GenerationHandle, _ entry: Entry) async {
        let state: GenerationState
        do {
            state = .done(
                try await renderer.render(
                    entry.request, hasPicture: entry.hasPicture, in: entry.directory
                ) { percent, step in
                    await self.note(handle, percent: percent, step: step)
                })
        } catch {
            state = .failed(error)
        }
        running -= 1
        end(handle, state)
        startWaiting()
    }

    private func note(_ handle: GenerationHandle, percent: Int, step: String) {
        guard case .running(let before, _) = entries[handle]?.state else { return }
        entries[handle]?.state = .running(percent: max(before, percent), step: step)
    }

    private func end(_ handle: GenerationHandle, _ state: GenerationState) {
        guard let entry = entries[handle] else { return }
        entries[handle]?.state = state
        entries[handle]?.render = nil
        entries[handle]?.endedAt = .now
        if case .failed = state { ScratchFolder.remove(entry.directory, logger) }
        forgetOldResults()
    }

    /// Keeps the number and the age of ended generations within their limits.
    private func forgetOldResults() {
        let ended = entries.compactMap { handle, entry in entry.endedAt.map { (handle, $0) } }.sorted { $0.1 < $1.1 }
        let surplus = max(ended.count - settings.keptResultsMax, 0)
        for (index, (handle, endedAt)) in ended.enumerated() {
            guard index < surplus || endedAt.duration(to: .now) > settings.keptResultsAge else { break }
            forget(handle)
        }
    }

    private func forget(_ handle: GenerationHandle) {
        guard let entry = entries.removeValue(forKey: handle) else { return }
        handles[entry.request.callID] = nil
        ScratchFolder.remove(entry.directory, logger)
    }
}
