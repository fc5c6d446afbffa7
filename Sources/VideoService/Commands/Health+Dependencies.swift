import Postgres
import RPC
import ServiceRuntime
import VeoGenAPI

extension Health {
    /// Adds the database, without which nothing works.
    func addDatabase(_ pool: PostgresPool) {
        add("postgresql") {
            try await pool.ping()
            return .usable()
        }
    }

    /// Adds AIService, whose absence only delays videos.
    func addAI(_ client: RPCClient) {
        add("ai", isRequired: false) {
            _ = try await AIClient(client).listModels(options: RPCCallOptions(timeout: HealthLimits.checkTimeout))
            return .usable()
        }
    }
}
