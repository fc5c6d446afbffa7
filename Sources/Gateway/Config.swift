import Identity
import RPC
import ServiceRuntime

/// The gateway's settings.
struct Config: ServiceConfig {
    /// Where HTTP is served.
    let httpAddress: NetworkAddress
    /// How its connections to the services are secured.
    let rpc: RPCSettings
    /// The files of its certificate and key, for HTTPS; nil for plain HTTP.
    let tlsFiles: (certificate: String, key: String)?
    /// How it meets the world.
    let policy: EdgePolicy
    private let connectionsPerAddress: Int?
    private let auth: RPCTargetSettings
    private let video: RPCTargetSettings
    private let ai: RPCTargetSettings

    init(from settings: inout Settings) {
        httpAddress = settings.value(
            "HTTP_ADDRESS", .address, default: .tcp(host: "127.0.0.1", port: 8080),
            help: "Where the public API is served.")
        tlsFiles = Self.tlsFiles(from: &settings)
        policy = Self.policy(isSecure: tlsFiles != nil, from: &settings)
        connectionsPerAddress = settings.optional(
            "CONNECTIONS_PER_ADDRESS", .integer(in: 1...1_000_000),
            help: "Open connections of one address; when not given, 200, and any number on loopback.")
        rpc = RPCSettings(from: &settings)
        auth = rpc.target("AUTH", of: "AuthService", from: &settings)
        video = rpc.target("VIDEO", of: "VideoService", from: &settings)
        ai = rpc.target("AI", of: "AIService", from: &settings)
    }

    /// The limits of its connections.
    var limits: GatewayLimits {
        var limits = GatewayLimits()
        if let connectionsPerAddress {
            limits.connectionsPerAddressMax = connectionsPerAddress
            limits.exemptsLoopbackConnections = false
        }
        return limits
    }

    private static func tlsFiles(from settings: inout Settings) -> (certificate: String, key: String)? {
        let certificate = settings.optional(
            "HTTPS_CERTIFICATE", .text(),
            help: "PEM file with the certificate for HTTPS and its chain; read again when it changes.")
        let key = settings.optional("HTTPS_PRIVATE_KEY", .text(), help: "PEM file with that certificate's private key.")
        switch (certificate, key) {
        case (let certificate?, let key?): return (certificate, key)
        case (nil, nil): return nil
        case (nil, _?): settings.reject("HTTPS_CERTIFICATE", because: "not given, although HTTPS_PRIVATE_KEY is")
        case (_?, nil): settings.reject("HTTPS_PRIVATE_KEY", because: "not given, although HTTPS_CERTIFICATE is")
        }
        return nil
    }

    private static func policy(isSecure: Bool, from settings: inout Settings) -> EdgePolicy {
        let proxies = settings.value(
            "TRUSTED_PROXIES", .list(of: IPNetwork.form), default: [],
            help: "Addresses or networks of proxies whose X-Forwarded-For is believed.")
        let perMinute = settings.optional(
            "RATE_LIMIT_PER_MINUTE", .integer(in: 0...1_000_000_000),
            help: "API requests of one user, or of one address while not signed in; 0 for any number. "
                + "When not given, 6000, and any number on loopback.")
        let origins = settings.value(
            "CORS_ORIGINS", .list(of: .text()), default: [],
            help: "Origins, such as https://app.example.com, whose pages may use the API with a token; * for all.")
        return EdgePolicy(
            proxies: ProxyTrust(proxies), rateLimiter: rateLimiter(perMinute), crossOrigin: CrossOrigin(origins),
            isSecure: isSecure)
    }

    private static func rateLimiter(_ perMinute: Int?) -> RateLimiter? {
        guard let perMinute else { return RateLimiter(RateLimiter.standard, exemptsLoopback: true) }
        return perMinute == 0 ? nil : RateLimiter(RateLimit(perMinute, per: .seconds(60)))
    }

    /// The services, for a gateway that shows and believes what `security` says.
    func services(_ security: RPCSecurity) -> ServiceTargets {
        ServiceTargets(auth: auth.target(security), video: video.target(security), ai: ai.target(security))
    }
}
