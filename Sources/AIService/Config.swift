import Identity
import RPC
import ServiceRuntime

/// The settings of AIService.
struct Config: ServiceConfig {
    /// How its connections are secured.
    let rpc: RPCSettings
    /// Where it listens.
    let listener: RPCListenerSettings
    /// Where AuthService is.
    let auth: RPCTargetSettings
    /// Who counts as a service.
    let peers: PeerTrust
    /// The providers of videos and of judgements on prompts.
    let providers: ProvidersConfig
    /// Whether the instant provider for tests is on.
    let isTestProviderEnabled: Bool

    init(from settings: inout Settings) {
        rpc = RPCSettings(from: &settings)
        listener = rpc.listener("AI", of: "AIService", callers: ["gateway", "video", "worker"], from: &settings)
        auth = rpc.target("AUTH", of: "AuthService", from: &settings)
        peers = PeerTrust(rpc, from: &settings)
        providers = ProvidersConfig(from: &settings)
        isTestProviderEnabled = settings.value(
            "TEST_PROVIDER_ENABLED", .boolean, default: false,
            help: "Offers the model `test`, which ends at once as the prompt says; for tests and benchmarks.")
    }
}
