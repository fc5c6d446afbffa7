import FoundationEssentials
import Logging
import Synchronization

/// A provider that is asked over the network, whatever its dialect.
///
/// A create is sent once. Handles hold all that is needed to follow a generation, so a restart loses nothing but
/// fetched files, which are fetched again.
final class RemoteProvider: Provider {
    /// How long a provider may take to know the id that it gave out: some answer 404 at first.
    static let absenceGraceSeconds = 120
    /// Generations that are remembered as cancelled or discarded.
    private static let endedMax = 10_000

    private enum End { case cancelled, discarded }

    let name: String
    let models: [ProviderModel]
    let pollInterval: Duration
    let catalogue: [String: RemoteModel]
    let keys: ProviderKeys
    let breaker: CircuitBreaker
    let gate: OrderGate
    let pictures: PictureFit
    let submissions = Submissions()
    let metrics: ProviderMetrics
    let logger: Logger
    private let results: RemoteResults
    private let resultBytesMax: Int
    private let ended = Mutex<[GenerationHandle: End]>([:])

    init(
        name: String, models: [RemoteModel], keys: ProviderKeys, breaker: CircuitBreaker = CircuitBreaker(),
        gate: OrderGate = OrderGate(), results: RemoteResults, pictures: PictureFit, resultBytesMax: Int,
        pollInterval: Duration, logger: Logger, metrics: ProviderMetrics? = nil
    ) {
        self.metrics = metrics ?? ProviderMetrics(provider: name)
        self.name = name
        self.models = models.map(\.providerModel)
        catalogue = Dictionary(models.map { ($0.id, $0) }) { first, _ in first }
        self.keys = keys
        self.breaker = breaker
        self.gate = gate
        self.results = results
        self.pictures = pictures
        self.resultBytesMax = resultBytesMax
        self.pollInterval = pollInterval
        self.logger = logger
    }

    func poll(_ handle: GenerationHandle) async throws(ProviderError) -> GenerationState {
        switch try await progress(of: handle) {
        case .state(let state): return state
        case .completed(let remote):
            let (dialect, bytesMax) = (try key(of: remote).dialect, resultBytesMax)
            return try await results.state(of: remote) { await dialect.fetch(remote.id, to: $0, bytesMax: bytesMax) }
        }
    }

    func outcome(of handle: GenerationHandle) async throws(ProviderError) -> GenerationOutcome? {
        switch try await progress(of: handle) {
        case .state(let state): GenerationOutcome(state)
        case .completed(let remote): .done(costMicrodollars: remote.priceMicros)
        }
    }

    /// How far a generation is.
    private enum Progress {
        case state(GenerationState)
        /// Its video is at the provider.
        case completed(RemoteHandle)
    }

    private func progress(of handle: GenerationHandle) async throws(ProviderError) -> Progress {
        guard let remote = RemoteHandle(handle) else { return .state(.failed(.notFound)) }
        switch ended.withLock({ $0[handle] }) {
        case .cancelled: return .state(.failed(Self.cancelled))
        case .discarded: return .state(.failed(.notFound))
        case nil: break
        }
        if let known = await results.known(handle) { return .state(known) }
        let status = try await status(of: remote)
        count(status, handle, remote)
        switch status {
        case .queued: return .state(.queued)
        case .running(let percent):
            return .state(.running(percent: min(max(percent, 0), 94), step: "Making the video"))
        case .failed(let failure): return .state(.failed(failure))
        case .unreadable(let reason): return .state(.failed(.unusable(reason, priceMicros: remote.priceMicros)))
        case .absent: return .state(isNew(remote) ? .queued : .failed(.notFound))
        case .completed: return .completed(remote)
        }
    }

    private func count(_ status: RemoteStatus, _ handle: GenerationHandle, _ remote: RemoteHandle) {
        switch status {
        case .queued, .running: gate.inFlight.hear(handle)
        case .absent where isNew(remote): gate.inFlight.hear(handle)
        case .completed, .failed, .unreadable, .absent: gate.inFlight.forget(handle)
        }
    }

    private func status(of remote: RemoteHandle) async throws(ProviderError) -> RemoteStatus {
        let key = try key(of: remote)
        do {
            return try await key.dialect.status(of: remote.id).without(key.secret)
        } catch {
            metrics.pollFailed()
            throw Self.unanswered(error)
        }
    }

    /// The key that a video was ordered with, and no other: another account would know nothing of it.
    private func key(of remote: RemoteHandle) throws(ProviderError) -> ProviderKey {
        if let key = keys.key(of: remote) { return key }
        logger.warning(
            "a video was ordered with a key that is not configured any more",
            metadata: ["provider": "\(name)", "key": "\(remote.key?.description ?? "")", "id": "\(remote.id)"])
        metrics.pollFailed()
        throw ProviderError(
            .keyRemoved, "The key that the video was ordered with is not among the service's keys any more.")
    }

    private static func unanswered(_ error: any Error) -> ProviderError {
        (error as? ProviderError) ?? ProviderError(.providerUnavailable, "The provider could not be asked.")
    }

    private func isNew(_ remote: RemoteHandle) -> Bool {
        let (age, overflow) = Int(Date().timeIntervalSince1970).subtractingReportingOverflow(remote.acceptedAt)
        return !overflow && age < Self.absenceGraceSeconds
    }

    func cancel(_ handle: GenerationHandle) async throws(ProviderError) {
        guard let remote = RemoteHandle(handle), ended.withLock({ $0[handle] }) == nil else { return }
        if await results.known(handle) != nil { return }
        let key = try key(of: remote)
        do {
            try await key.dialect.cancel(remote.id)
        } catch {
            throw Self.unanswered(error)
        }
        note(handle, .cancelled)
        await results.discard(handle)
    }

    func discard(_ handle: GenerationHandle) async {
        guard let remote = RemoteHandle(handle), ended.withLock({ $0[handle] }) != .discarded else { return }
        note(handle, .discarded)
        await results.discard(handle)
        do {
            try await key(of: remote).dialect.cancel(remote.id)
        } catch {
            // The provider forgets by itself.
            logger.info("a video was not deleted at its provider", metadata: ["id": "\(remote.id)"])
        }
    }

    private func note(_ handle: GenerationHandle, _ end: End) {
        gate.inFlight.forget(handle)
        ended.withLock { ended in
            if ended.count >= Self.endedMax { ended.removeAll() }
            ended[handle] = end
        }
    }

    private static let cancelled = GenerationFailure(
        .cancelled, "The generation was cancelled.", isPermanent: true, bill: .unknown)
}
