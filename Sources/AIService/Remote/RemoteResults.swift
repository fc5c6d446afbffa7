import FoundationEssentials
import Logging

/// Results of remote providers on this machine: fetched when they are asked for, kept until they are discarded, or
/// until there are too many or they are too old. What is gone is fetched again.
actor RemoteResults {
    /// Fetches at one time, so that a burst of finished videos doesn't share the line into nothing.
    static let fetchesMax = 8
    /// Unusable files from one generation before it counts as failed.
    static let unusableMax = 3
    /// What a poll reports while the video is on its way here.
    static let fetching = GenerationState.running(percent: 95, step: "Fetching the video")

    /// Brings the video into the file of this path.
    typealias Fetch = @Sendable (_ path: String) async -> FetchOutcome

    private struct Entry {
        let directory: String
        let priceMicros: Int
        var task: Task<Void, Never>?
        var result: GenerationResult?
        /// Why the last fetch was in vain; told once, then it is tried again.
        var error: ProviderError?
        var failure: GenerationFailure?
        var unusable = 0
        var endedAt: ContinuousClock.Instant?
    }

    private let settings: DraftSettings
    private let inspector: ResultInspector
    private let logger: Logger
    private var entries: [GenerationHandle: Entry] = [:]
    private var running = 0

    init(settings: DraftSettings, logger: Logger) {
        self.settings = settings
        self.logger = logger
        inspector = ResultInspector(settings: settings, logger: logger)
    }

    /// What is here of a generation that its provider calls done; begins to fetch it where nothing is.
    ///
    /// - Throws: ``ProviderError`` when fetching it failed and may be tried again.
    func state(of handle: RemoteHandle, fetch: @escaping Fetch) throws(ProviderError) -> GenerationState {
        forgetOldResults()
        let key = handle.handle
        if let entry = entries[key] {
            if let result = entry.result { return .done(result) }
            if let failure = entry.failure { return .failed(failure) }
            if entry.task != nil { return Self.fetching }
            if let error = entry.error {
                entries[key]?.error = nil
                throw error
            }
        }
        guard running < Self.fetchesMax else { return Self.fetching }
        try begin(handle, fetch)
        return Self.fetching
    }

    /// What is here already, without asking anybody.
    func known(_ handle: GenerationHandle) -> GenerationState? {
        entries[handle]?.result.map(GenerationState.done)
    }

    /// Removes what is kept of a generation, and waits until nothing of it runs.
    func discard(_ handle: GenerationHandle) async {
        guard let entry = entries.removeValue(forKey: handle) else { return }
        entry.task?.cancel()
        await entry.task?.value
        ScratchFolder.remove(entry.directory, logger)
    }

    private func begin(_ handle: RemoteHandle, _ fetch: @escaping Fetch) throws(ProviderError) {
        let key = handle.handle
        var entry =
            entries[key]
            ?? Entry(
                directory: settings.scratchDirectory + "/remote-" + UUID().uuidString.lowercased(),
                priceMicros: handle.priceMicros)
        let directory = entry.directory
        do {
            ScratchFolder.remove(directory, logger)
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            logger.error("cannot make a working folder", metadata: ["error": "\(error)"])
            throw ProviderError(.storageFull, "There is no room to fetch the video.", retryAfter: .seconds(60))
        }
        running += 1
        entry.task = Task {
            let outcome = await fetch(directory + "/" + FFmpegArguments.videoFile)
            let inspected: Result<GenerationResult, ResultInspector.Unusable>? =
                outcome == .fetched ? await inspector.inspect(directory, priceMicros: handle.priceMicros) : nil
            self.end(key, outcome, inspected)
        }
        entries[key] = entry
    }

    private func end(
        _ key: GenerationHandle, _ outcome: FetchOutcome,
        _ inspected: Result<GenerationResult, ResultInspector.Unusable>?
    ) {
        running -= 1
        guard var entry = entries[key] else { return }
        entry.task = nil
        entry.endedAt = .now
        switch (outcome, inspected) {
        case (.unavailable(let error), _): entry.error = error
        case (_, .success(let result)?): entry.result = result
        case (.unusable(let reason), _): note(reason, &entry)
        case (.fetched, .failure(let unusable)?): note("What came is not a video: \(unusable.reason).", &entry)
        case (.fetched, nil): break
        }
        entries[key] = entry
    }

    private func note(_ reason: String, _ entry: inout Entry) {
        entry.unusable += 1
        if entry.unusable < Self.unusableMax {
            entry.error = ProviderError(.providerUnavailable, reason)
        } else {
            entry.failure = .unusable(reason, priceMicros: entry.priceMicros)
        }
    }

    private func forgetOldResults() {
        let ended = entries.compactMap { key, entry in
            entry.task == nil ? entry.endedAt.map { (key, entry.directory, $0) } : nil
        }.sorted { $0.2 < $1.2 }
        let surplus = max(ended.count - settings.keptResultsMax, 0)
        for (index, (key, directory, endedAt)) in ended.enumerated() {
            guard index < surplus || endedAt.duration(to: .now) > settings.keptResultsAge else { break }
            entries[key] = nil
            ScratchFolder.remove(directory, logger)
        }
    }
}
