import RPC
import ServiceRuntime
import VeoGenAPI

/// Whether the services behind the gateway answer, for its health.
enum ServiceProbe {
    /// How long a service may take, below the time that a health check has.
    private static let timeout = Duration.seconds(1)

    /// Adds a check of each service to `health`.
    static func register(_ clients: ServiceClients, in health: Health) {
        let options = RPCCallOptions(timeout: timeout)
        health.add("auth") {
            try await result { () async throws(RPCError) in _ = try await clients.auth.listKeys(options: options) }
        }
        health.add("video") {
            try await result { () async throws(RPCError) in _ = try await clients.video.getVideo(options: options) }
        }
        health.add("ai") {
            try await result { () async throws(RPCError) in _ = try await clients.ai.listModels(options: options) }
        }
    }

    /// A service that refuses a call without credentials answers, which is all that is asked here: what it depends on
    /// is for its own health to say.
    private static func result(_ call: () async throws(RPCError) -> Void) async throws -> HealthResult {
        do {
            try await call()
        } catch {
            switch error.code {
            case .unavailable, .deadlineExceeded, .unimplemented, .internal, .unknown:
                return .failed(error.code == .deadlineExceeded ? "no answer in time" : "not available")
            default:
                break
            }
        }
        return .usable()
    }
}
