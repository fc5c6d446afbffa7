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
    private let catalogue: [String: RemoteModel]
    private let dialect: any VideoDialect
    private let breaker: CircuitBreaker
    private let results: RemoteResults
    private let pictures: PictureFit
    private let submissions = Submissions()
    private let resultBytesMax: Int
    private let metrics: ProviderMetrics
    private let logger: Logger
    private let ended = Mutex<[GenerationHandle: End]>([:])

    init(
        name: String, models: [RemoteModel], dialect: any VideoDialect, breaker: CircuitBreaker = CircuitBreaker(),
        results: RemoteResults, pictures: PictureFit, resultBytesMax: Int, pollInterval: Duration, logger: Logger,
        metrics: ProviderMetrics? = nil
    ) {
        self.metrics = metrics ?? ProviderMetrics(provider: name)
        self.name = name
        self.models = models.map(\.providerModel)
        catalogue = Dictionary(models.map { ($0.id, $0) }) { first, _ in first }
        self.dialect = dialect
        self.breaker = breaker
        self.results = results
        self.pictures = pictures
        self.resultBytesMax = resultBytesMax
        self.pollInterval = pollInterval
        self.logger = logger
    }

    func submit(_ request: GenerationRequest) async -> SubmitOutcome {
        if let reason = request.invalidReason { return .rejected(ProviderError(.invalidRequest, reason)) }
        guard let model = catalogue[request.model] else {
            return .rejected(ProviderError(.unknownModel, "The provider has no model \(request.model)."))
        }
        if let refusal = model.refusal(of: request) { return .rejected(ProviderError(.invalidRequest, refusal)) }
        return await submissions.outcome(of: request.callID) {
            var order = RemoteOrder(callID: request.callID, model: model, request: request)
            if let picture = request.firstFrame {
                do throws(PictureFit.Failure) {
                    order.firstFrame = try await self.pictures.fitted(
                        picture, to: model.frameSize(request.quality, request.aspectRatio))
                } catch {
                    return Self.unsent(error)
                }
            }
            return await self.send(order)
        }
    }

    /// Nothing is ordered without the picture that was asked for.
    private static func unsent(_ failure: PictureFit.Failure) -> SubmitOutcome {
        switch failure {
        case .unreadable:
            .rejected(ProviderError(.referenceImageUnreadable, "The picture to begin with can't be decoded."))
        case .exhausting:
            .rejected(
                ProviderError(
                    .referenceImageExhausting, "The picture to begin with takes too much time or memory to decode."))
        case .unavailable(let what):
            .notSent(
                ProviderError(.providerUnavailable, "The picture is not ready: \(what).", retryAfter: .seconds(10)))
        }
    }

    func submission(of callID: String) async -> SubmitOutcome? {
        await submissions.outcome(of: callID)
    }

    private func send(_ order: RemoteOrder) async -> SubmitOutcome {
        if let wait = breaker.permit() {
            return .notSent(
                ProviderError(.providerUnavailable, "The provider is left alone for a while.", retryAfter: wait))
        }
        let start = ContinuousClock.now
        let outcome = await dialect.create(order)
        metrics.submitted(outcome, after: start.duration(to: .now))
        breaker.record(Self.lesson(of: outcome))
        switch outcome {
        case .notSent(let error): return .notSent(error)
        case .rejected(let error): return .rejected(error)
        case .unknown(let error):
            logger.warning(
                "it is not known whether a provider took an order",
                metadata: ["provider": "\(name)", "call": "\(order.callID)", "reason": "\(error.message)"])
            return .unknown(error)
        case .accepted(let id):
            let price = order.model.priceMicros(
                seconds: order.request.durationSeconds, order.request.quality)
            let now = Int(Date().timeIntervalSince1970)
            guard let handle = RemoteHandle(priceMicros: price, acceptedAt: now, id: id) else {
                return .unknown(ProviderError(.outcomeUnknown, "The provider answered with an id that can't be one."))
            }
            return .accepted(handle.handle)
        }
    }

    private static func lesson(of outcome: CreateOutcome) -> CircuitBreaker.Outcome {
        switch outcome {
        case .notSent: .notSent
        case .unknown: .unknown
        case .accepted: .answered
        case .rejected(let error):
            switch error.code {
            case .providerBusy: .asksToWait(error.retryAfter ?? .seconds(5))
            case .providerQuota: .asksToWait(error.retryAfter ?? .seconds(600))
            default: .answered
            }
        }
    }

    func poll(_ handle: GenerationHandle) async throws(ProviderError) -> GenerationState {
        let (dialect, bytesMax) = (dialect, resultBytesMax)
        switch try await progress(of: handle) {
        case .state(let state): return state
        case .completed(let remote):
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
        switch try await status(of: remote) {
        case .queued: return .state(.queued)
        case .running(let percent):
            return .state(.running(percent: min(max(percent, 0), 94), step: "Making the video"))
        case .failed(let failure): return .state(.failed(failure))
        case .unreadable(let reason): return .state(.failed(.unusable(reason, priceMicros: remote.priceMicros)))
        case .absent: return .state(isNew(remote) ? .queued : .failed(.notFound))
        case .completed: return .completed(remote)
        }
    }

    private func status(of remote: RemoteHandle) async throws(ProviderError) -> RemoteStatus {
        do {
            return try await dialect.status(of: remote.id)
        } catch {
            metrics.pollFailed()
            throw (error as? ProviderError) ?? ProviderError(.providerUnavailable, "The provider could not be asked.")
        }
    }

    private func isNew(_ remote: RemoteHandle) -> Bool {
        let (age, overflow) = Int(Date().timeIntervalSince1970).subtractingReportingOverflow(remote.acceptedAt)
        return !overflow && age < Self.absenceGraceSeconds
    }

    func cancel(_ handle: GenerationHandle) async throws(ProviderError) {
        guard let remote = RemoteHandle(handle), ended.withLock({ $0[handle] }) == nil else { return }
        if await results.known(handle) != nil { return }
        do {
            try await dialect.cancel(remote.id)
        } catch {
            throw (error as? ProviderError) ?? ProviderError(.providerUnavailable, "The provider could not be asked.")
        }
        note(handle, .cancelled)
        await results.discard(handle)
    }

    func discard(_ handle: GenerationHandle) async {
        guard let remote = RemoteHandle(handle), ended.withLock({ $0[handle] }) != .discarded else { return }
        note(handle, .discarded)
        await results.discard(handle)
        do {
            try await dialect.cancel(remote.id)
        } catch {
            // The provider forgets by itself.
            logger.info("a video was not deleted at its provider", metadata: ["id": "\(remote.id)"])
        }
    }

    private func note(_ handle: GenerationHandle, _ end: End) {
        ended.withLock { ended in
            if ended.count >= Self.endedMax { ended.removeAll() }
            ended[handle] = end
        }
    }

    private static let cancelled = GenerationFailure(
        .cancelled, "The generation was cancelled.", isPermanent: true, bill: .unknown)
}
