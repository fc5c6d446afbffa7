import PostgresTesting
import RPC
import VeoGenAPI

/// Serves a `TestAI`, and can go away and come back.
actor TestAIHost {
    private let ai: TestAI
    private let address: RPCAddress
    private var running: Task<Void, any Error>?

    init(_ ai: TestAI, at address: RPCAddress) {
        self.ai = ai
        self.address = address
    }

    deinit {
        running?.cancel()
    }

    func start() async throws {
        let server = try RPCServer(
            address: address, methods: ai.rpcMethods, authorizer: ai, logger: TestDatabase.logger)
        try await server.listen()
        running = Task { try await server.run() }
    }

    /// Ends the server with its connections.
    func stop() async {
        running?.cancel()
        _ = await running?.result
        running = nil
    }
}
