import FoundationEssentials
import Logging
import ServiceRuntime
import Synchronization

/// An instant provider for tests and benchmarks, off unless the configuration turns it on.
///
/// Every generation is decided by its prompt, at the cost of a dictionary entry; see ``TestScript`` for the words.
/// The video is the same tiny but real MP4 for all of them, rendered once at the start, so `GenerationResult.facts`
/// tell of that file and not of the request.
///
/// The model `test-paid` behaves as one that costs money: what it takes is on a ``TestBill`` before it is answered, and
/// its generations survive a restart.
public final class TestProvider: Provider {
    public let name = "test"
    public let models = [
        ProviderModel(
            name: "test", summary: "Ends at once as the prompt says: for tests and benchmarks.",
            durationSeconds: GenerationRequest.durationSecondsRange, isDeterministic: true,
            microdollarsPerSecond: 0),
        ProviderModel(
            name: paidModel, summary: "As `test`, with a price and a bill that nobody pays.",
            durationSeconds: GenerationRequest.durationSecondsRange, isDeterministic: true,
            microdollarsPerSecond: paidMicrodollarsPerSecond),
    ]
    private static let paidModel = "test-paid"
    private static let paidMicrodollarsPerSecond = 100_000

    /// Generations that are remembered; beyond it the oldest are forgotten.
    public static let generationsMax = 100_000

    private struct State {
        var polls: [UInt64: (script: TestScript, count: Int, microdollars: Int)] = [:]
        var failures: [String: Int] = [:]
        var next: UInt64 = 1
    }

    private let result: GenerationResult
    private let bill: TestBill
    private let submissions = Submissions()
    private let state = Mutex(State())

    /// Renders the film that all generations share into a folder below `settings.scratchDirectory`.
    ///
    /// - Throws: ``GenerationFailure`` when ffmpeg is missing or fails, or an error of the file system.
    public init(settings: DraftSettings, logger: Logger) async throws {
        let directory = settings.scratchDirectory + "/test-film"
        ScratchFolder.remove(directory, logger)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        result = try await TestFilm.render(settings: settings, in: directory)
        // Beside the folder, which is emptied at the start.
        bill = TestBill(path: settings.scratchDirectory + "-paid.tsv")
        for entry in bill.entries() { remember(entry) }
    }

    public func submit(_ request: GenerationRequest) async -> SubmitOutcome {
        if let reason = request.invalidReason { return .rejected(ProviderError(.invalidRequest, reason)) }
        guard models.contains(where: { $0.name == request.model }) else {
            return .rejected(ProviderError(.unknownModel, "The test provider has no such model."))
        }
        let script = TestScript(prompt: request.prompt)
        if case .reject = script {
            return .rejected(ProviderError(.invalidRequest, "The prompt asked for this refusal."))
        }
        if case .unknown = script {
            return .unknown(ProviderError(.providerUnavailable, "The prompt asked for an unknown outcome."))
        }
        if case .notSent = script {
            return .notSent(ProviderError(.providerUnavailable, "The prompt asked not to be sent."))
        }
        if request.model == Self.paidModel {
            return await submissions.outcome(of: request.callID) { self.takeForMoney(request) }
        }
        return state.withLock { state in
            let number = state.next
            state.next += 1
            state.polls[number] = (decided(script, request.prompt, &state), 0, 0)
            // Handles are numbered in order, so the oldest is found without a search.
            if number > UInt64(Self.generationsMax) { state.polls[number - UInt64(Self.generationsMax)] = nil }
            return .accepted(GenerationHandle("test-\(number)"))
        }
    }

    public func submission(of callID: String) async -> SubmitOutcome? {
        await submissions.outcome(of: callID)
    }

    public func poll(_ handle: GenerationHandle) async throws(ProviderError) -> GenerationState {
        guard let number = Self.number(of: handle) else { return .failed(.notFound) }
        return state.withLock { state in
            guard let entry = state.polls[number] else { return .failed(.notFound) }
            state.polls[number]?.count += 1
            return entry.script.state(poll: entry.count, result: result.costing(entry.microdollars))
        }
    }

    public func stateAtOnce(_ handle: GenerationHandle) async -> GenerationState {
        (try? await poll(handle)) ?? .queued
    }

    public func cancel(_ handle: GenerationHandle) async throws(ProviderError) {
        guard let number = Self.number(of: handle) else { return }
        state.withLock { state in
            guard let entry = state.polls[number] else { return }
            guard !entry.script.state(poll: entry.count, result: result).isFinal else { return }
            state.polls[number]?.script = .cancelled
        }
    }

    public func discard(_ handle: GenerationHandle) async {
        guard let number = Self.number(of: handle) else { return }
        state.withLock { _ = $0.polls.removeValue(forKey: number) }
    }

    private func takeForMoney(_ request: GenerationRequest) -> SubmitOutcome {
        CrashPoint.sending.reach()
        let number = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        let entry = TestBill.Entry(
            number: number, callID: request.callID,
            microdollars: request.durationSeconds * Self.paidMicrodollarsPerSecond, prompt: request.prompt)
        guard bill.add(entry) else {
            return .unknown(ProviderError(.storageFull, "The bill could not be written."))
        }
        CrashPoint.taken.reach()
        remember(entry)
        return .accepted(GenerationHandle("test-\(number)"))
    }

    private func remember(_ entry: TestBill.Entry) {
        state.withLock { state in
            state.polls[entry.number] = (TestScript(prompt: entry.prompt), 0, entry.microdollars)
            state.next = max(state.next, entry.number &+ 1)
        }
    }

    /// Turns "fail N times" into a failure or a success for this submission.
    private func decided(_ script: TestScript, _ prompt: String, _ state: inout State) -> TestScript {
        guard case .failTimes(let times) = script else { return script }
        let failed = state.failures[prompt] ?? 0
        guard failed < times else {
            state.failures[prompt] = nil
            return .succeed
        }
        if state.failures.count >= Self.generationsMax { state.failures.removeAll() }
        state.failures[prompt] = failed + 1
        return .failTemporarily
    }

    private static func number(of handle: GenerationHandle) -> UInt64? {
        guard handle.value.hasPrefix("test-") else { return nil }
        return UInt64(handle.value.dropFirst("test-".count))
    }
}
