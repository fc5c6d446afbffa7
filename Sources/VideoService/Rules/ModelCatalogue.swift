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

    /// The model of that name, or the standard one.
    ///
    /// An instance that has just started asks first: who calls it can't know that it is new.
    ///
    /// - Throws: `RPCError`: `invalidArgument` for a model that is not on, `unavailable` when none was heard of yet.
    func model(_ id: String?) async throws(RPCError) -> Model {
        if models.withLock({ $0.isEmpty }) { try? await refresh() }
        let models = models.withLock { $0 }
        guard let first = models.first else {
            throw .unavailable("models_unknown", "Models are not known yet", retryAfter: Limits.retryAfter)
        }
        guard let id else { return models.first { $0.id == standard } ?? first }
        if let model = models.first(where: { $0.id == id }) { return model }
        let names = models.map { "'\($0.id)'" }.joined(separator: ", ")
        throw WishFaults.error("model", type: "enum", "Input should be one of \(names)", input: id)
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
