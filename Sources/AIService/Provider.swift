/// Something that makes videos from prompts: a vendor's service or a renderer of our own.
///
/// Work is asked for once (`submit`), then followed by its handle (`poll`) until it is done or failed. Handles
/// survive in the caller's database, so a provider must answer for a handle that it has never seen, or that it forgot
/// in a restart: by a failure with code ``GenerationFailure/Code/generationNotFound``, never by a trap or by hanging.
public protocol Provider: Sendable {
    /// A stable name, such as `draft`.
    var name: String { get }

    /// The models that this provider offers.
    var models: [ProviderModel] { get }

    /// How soon it is worth asking again for a generation that is being made.
    var pollInterval: Duration { get }

    /// Asks for a video and tells truthfully what became of the asking.
    func submit(_ request: GenerationRequest) async -> SubmitOutcome

    /// What became of an earlier submission of this name, once it is over; nil when nothing is remembered, which proves
    /// nothing. Sends nothing.
    func submission(of callID: String) async -> SubmitOutcome?

    /// How a generation that was just accepted stands, as far as that is known without asking anybody: its handle is
    /// not to wait for an answer from elsewhere.
    func stateAtOnce(_ handle: GenerationHandle) async -> GenerationState

    /// Reports where a generation stands. Polling changes nothing at the provider and may be repeated.
    ///
    /// - Throws: ``ProviderError`` when the provider could not be asked; the generation itself is then as it was.
    func poll(_ handle: GenerationHandle) async throws(ProviderError) -> GenerationState

    /// How a generation ended, without bringing its video here; nil while it goes on. May be repeated.
    ///
    /// - Throws: ``ProviderError`` when the provider could not be asked; the generation itself is then as it was.
    func outcome(of handle: GenerationHandle) async throws(ProviderError) -> GenerationOutcome?

    /// Stops a generation and waits until nothing of it runs any more. Unknown and finished ones are left alone.
    ///
    /// - Throws: ``ProviderError`` when the provider could not be asked.
    func cancel(_ handle: GenerationHandle) async throws(ProviderError)

    /// Frees what the provider keeps for a generation, its files included. A running one is cancelled first.
    func discard(_ handle: GenerationHandle) async
}

extension Provider {
    /// Half a second, which suits what runs on this machine.
    public var pollInterval: Duration { .milliseconds(500) }

    /// Nothing is remembered: what is free is simply made again.
    public func submission(of callID: String) async -> SubmitOutcome? { nil }

    /// What a poll tells, which suits what is made on this machine.
    public func outcome(of handle: GenerationHandle) async throws(ProviderError) -> GenerationOutcome? {
        GenerationOutcome(try await poll(handle))
    }

    /// Queued, which is true of everything that was accepted.
    public func stateAtOnce(_ handle: GenerationHandle) async -> GenerationState { .queued }
}
