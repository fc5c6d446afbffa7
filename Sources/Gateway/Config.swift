import Identity
import RPC
import ServiceRuntime

/// The gateway's settings.
struct Config: ServiceConfig {
    /// Where HTTP is served.
    let httpAddress: NetworkAddress
    /// Where the services are.
    let services: ServiceAddresses

    init(from settings: inout Settings) {
        httpAddress = settings.value(
            "HTTP_ADDRESS", .address, default: .tcp(host: "127.0.0.1", port: 8080),
            help: "Where the public API is served.")
        func service(_ name: String, _ title: String, _ socket: String) -> RPCAddress {
            settings.value(
                name, .rpcAddress, default: .unix(path: "/run/veogen/\(socket).sock"),
                help: "Where \(title) is called.")
        }
        services = ServiceAddresses(
            auth: service("AUTH_ADDRESS", "AuthService", "auth"),
            video: service("VIDEO_ADDRESS", "VideoService", "video"),
            ai: service("AI_ADDRESS", "AIService", "ai"))
    }
}
