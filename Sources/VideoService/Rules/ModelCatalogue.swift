import Logging
import RPC
import ServiceLifecycle
import Synchronization
import VeoGenAPI

/// AIService's models, as last heard: creating videos works while it is down.
final class ModelCatalogue: Service {
    /// Chosen when a request names none, unless the settings say otherwise.
    static let standardModel = "draft"

    private let client: AIClient
    private let standard: String
    private let logger: Logger
    private let models = Mutex<[Model]>([])

    init(client: AIClient, standard: String = standardModel, logger: Logger) {
        self.client = client
        self.standard = standard
        self.logger = logger
    }

    /// What is made of a wish, by the model that it names. One that names none gets the standard model; where that
    /// does not begin with the wish's picture, the cheapest that does.
    ///
    /// An instance that has just started asks first: who calls it can't know that it is new.
    ///
    /// - Throws: `RPCError`: `invalidArgument` for a model that is not on or can't do it, `unavailable` when none was
    ///   heard of yet.
    func plan(_ wish: GenerateVideoRequest) async throws(RPCError) -> VideoPlan {
        if models.withLock({ $0.isEmpty }) { try? await refresh() }
        let models = models.withLock { $0 }
        guard let first = models.first else {
            throw .unavailable("models_unknown", "Models are not known yet", retryAfter: Limits.retryAfter)
        }
        guard let id = wish.model else {
            let usual = models.first { $0.id == standard } ?? first
            return try VideoPlan(wish, model: Self.choice(for: wish, usual, models), among: models)
        }
        if let model = models.first(where: { $0.id == id }) {
            return try VideoPlan(wish, model: model, among: models)
        }
        let names = models.map { "'\($0.id)'" }.joined(separator: ", ")
        throw WishFaults.error("model", type: "enum", "Input should be one of \(names)", input: id)
    }

    private static func choice(for wish: GenerateVideoRequest, _ usual: Model, _ models: [Model]) -> Model {
        if wish.referenceImage == nil || usual.referenceImage { return usual }
        return models.filter(\.referenceImage).min { $0.pricePerSecondMicros < $1.pricePerSecondMicros } ?? usual
    }

    /// Asks AIService now. Throws its `RPCError`.
    func refresh() async throws(RPCError) {
        let list = try await client.listModels(options: RPCCallOptions(timeout: Limits.pollTimeout))
        models.withLock { $0 = list.models }
    }

    /// Keeps the catalogue fresh until the shutdown.
    func run() async {
        await cancelWhenGracefulShutdown {
            var isFailing = false
            while !Task.isCancelled {
                do {
                    try await self.refresh()
                    isFailing = false
                } catch {
                    if !isFailing, !Task.isCancelled {
                        self.logger.warning("models not read from AIService", error: error)
                    }
                    isFailing = true
                }
                // Only cancellation ends it early, and the loop's condition sees it.
                try? await Task.sleep(for: isFailing ? Limits.catalogueRetryDelay : Limits.catalogueInterval)
            }
        }
    }
}
