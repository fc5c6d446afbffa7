/// How one kind of provider is spoken to: the wire, and nothing that they all have in common.
protocol VideoDialect: Sendable {
    /// Sends the order, once.
    func create(_ order: RemoteOrder) async -> CreateOutcome

    /// Asks how a video stands; may be repeated.
    ///
    /// - Throws: ``ProviderError`` when the provider could not be asked.
    func status(of id: String) async throws -> RemoteStatus

    /// Writes a finished video into a new file; may be repeated.
    func fetch(_ id: String, to path: String, bytesMax: Int) async -> FetchOutcome

    /// Stops a video, or only forgets it where the provider can't stop one. An unknown id is fine.
    ///
    /// - Throws: ``ProviderError`` when the provider could not be asked.
    func cancel(_ id: String) async throws

    /// Finds out, without ordering anything and for free, whether the provider takes this access, and which of these
    /// models (by its own names for them) it offers.
    ///
    /// - Throws: ``AccessFault`` when it can't be used at all.
    func check(_ names: Set<String>) async throws -> ModelOffer
}

/// One wish in the words of a provider's model.
struct RemoteOrder: Sendable {
    /// The caller's name for this call, sent along wherever the protocol has a place for it.
    let callID: String
    let model: RemoteModel
    let request: GenerationRequest
    /// What the video begins with: a PNG file in the size of its frames.
    var firstFrame: [UInt8]?

    /// The picture's size as `WIDTHxHEIGHT`.
    var size: String { model.size(request.quality, request.aspectRatio) }

    /// The prompt, with what is unwanted at its end where the model has no place of its own for it.
    var prompt: String {
        guard let unwanted = request.negativePrompt, !unwanted.isEmpty, !model.takes(.negativePrompt) else {
            return request.prompt
        }
        return "\(request.prompt) Do not show: \(unwanted)"
    }
}

/// What became of an order.
enum CreateOutcome: Sendable, Hashable {
    case notSent(ProviderError)
    case rejected(ProviderError)
    case accepted(id: String)
    case unknown(ProviderError)
}

/// What a provider says of a video.
enum RemoteStatus: Sendable, Hashable {
    case queued
    case running(percent: Int)
    case completed
    case failed(GenerationFailure)
    /// Done, and charged, but what was put out can't be read.
    case unreadable(String)
    /// The provider knows no such id.
    case absent
}

/// What became of fetching a finished video.
enum FetchOutcome: Sendable, Hashable {
    case fetched
    /// It can be tried again.
    case unavailable(ProviderError)
    /// What came is not the video, or the provider has it no more.
    case unusable(String)
}
