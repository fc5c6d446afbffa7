import Identity
import RPC
import ServiceRuntime

/// The settings of AuthService.
struct Config: ServiceConfig {
    /// How its connections are secured.
    let rpc: RPCSettings
    /// Where it listens.
    let listener: RPCListenerSettings
    /// The database's URL.
    let databaseURL: Secret
    /// How long an access token lives.
    let accessTokenLife: Duration
    /// Who counts as a service.
    let peers: PeerTrust
    /// How many wrong passwords are listened to.
    let loginLimits: LoginLimits

    init(from settings: inout Settings) {
        rpc = RPCSettings(from: &settings)
        listener = rpc.listener("AUTH", of: "AuthService", callers: ["gateway", "video", "ai"], from: &settings)
        databaseURL = settings.databaseURL()
        accessTokenLife = settings.value(
            "ACCESS_TOKEN_EXPIRE_MINUTES", .duration(in: .seconds(60) ... .seconds(86_400), unit: .minutes),
            default: .seconds(1_800), help: "How long an access token lives.")
        peers = PeerTrust(rpc, from: &settings)
        let failures = settings.value(
            "LOGIN_FAILURES_PER_MINUTE", .integer(in: 1...1_000_000), default: 10,
            help: "Wrong passwords for one account from one address before 429; twice as many at once.")
        let registrations = settings.value(
            "REGISTRATIONS_PER_MINUTE", .integer(in: 1...1_000_000), default: 300,
            help: "Registrations from one address before 429.")
        loginLimits = LoginLimits(failuresPerMinute: failures, registrationsPerMinute: registrations)
    }
}
