import Identity
import RPC
import ServiceRuntime

/// The gateway's settings.
struct Config: ServiceConfig {
    /// Where HTTP is served.
    let httpAddress: NetworkAddress
    /// How its connections to the services are secured.
    let rpc: RPCSettings
    private let auth: RPCTargetSettings
    private let video: RPCTargetSettings
    private let ai: RPCTargetSettings

    init(from settings: inout Settings) {
        httpAddress = settings.value(
            "HTTP_ADDRESS", .address, default: .tcp(host: "127.0.0.1", port: 8080),
            help: "Where the public API is served.")
        rpc = RPCSettings(from: &settings)
        auth = rpc.target("AUTH", of: "AuthService", from: &settings)
        video = rpc.target("VIDEO", of: "VideoService", from: &settings)
        ai = rpc.target("AI", of: "AIService", from: &settings)
    }

    /// The services, for a gateway that shows and believes what `security` says.
    func services(_ security: RPCSecurity) -> ServiceTargets {
        ServiceTargets(auth: auth.target(security), video: video.target(security), ai: ai.target(security))
    }
}
