extension InteractionsDialect {
    func check(_ names: Set<String>) async throws -> ModelOffer {
        try await GeminiModels(settings: settings, client: client).offer(of: names)
    }
}
